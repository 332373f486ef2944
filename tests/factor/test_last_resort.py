"""Who has nobody else to ask: whoever runs the portal lets them begin anew, and they are mailed of it."""

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from portal import cli
from portal.core.outbox import Outgoing
from tests.account.signing_in import MAILS
from tests.factor.people import OWN, set_up

KIND = "factor.begun_by_operator"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_it_begins_anew_and_the_owner_is_told(portal, monkeypatch):
    monkeypatch.setattr(cli, "create_app", lambda: portal.app)
    marloes = portal.person("marloes")
    set_up(marloes)
    wrong = CliRunner().invoke(cli.main, ["factor-anew"], input="niemand@elders.example\n")
    assert (wrong.exit_code, "No account" in wrong.output) == (1, True)
    assert marloes.open("/vandaag").status == 200
    right = CliRunner().invoke(cli.main, ["factor-anew"], input=f"{MAILS['marloes']}\n")
    assert right.exit_code == 0, right.output
    assert marloes.open("/vandaag").status == 302
    assert "Wie de portal beheert liet u opnieuw beginnen" in portal.person("marloes").open(OWN).words
    with portal.inside() as session:
        assert session.scalars(select(Outgoing.kind).where(Outgoing.kind == KIND)).all() == [KIND]
