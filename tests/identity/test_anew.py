"""A client who lost their telephone begins anew at a desk, with whoever sees who they are; and is told of it."""

from contextlib import closing

import pytest
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap, Role
from portal.core.outbox import Outgoing
from tests.factor.people import OWN, outside_the_demo, set_up, with_password

PAGE = "{}/identiteit"
AT_DESK = "factor.begun_at_desk"


def letters(portal) -> int:
    with portal.inside() as session:
        return len(session.scalars(select(Outgoing.id).where(Outgoing.kind == AT_DESK)).all())


def test_the_second_factor_begins_anew_and_the_client_is_told(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    set_up(yara)
    path = PAGE.format(yara.casus())
    assert bram.fill_in(f"{path}/opnieuw").status == 422, "what was shown?"
    form = {**bram.open(f"{path}/opnieuw").hidden(), "document": "card"}
    for _ in range(2):
        assert bram.send(f"{path}/opnieuw", form).location == path
    assert yara.open("/begin").status == 302, "out of every browser"
    assert letters(portal) == 1
    again = portal.person("yara")
    shown = again.open(path).words
    assert shown.count("De tweede stap bij het inloggen begon opnieuw") == 1
    assert "Door Bram Oosterling, UWV" in shown
    assert "Iemand liet u aan een balie opnieuw beginnen" in again.open(OWN).words


def test_outside_the_demo_it_is_made_anew_and_not_skipped(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    set_up(yara)
    path = f"{PAGE.format(yara.casus())}/opnieuw"
    bram.fill_in(path, document="card")
    with closing(outside_the_demo(portal)) as real:
        again = with_password(real, "yara")
        assert again.open("/begin").location.startswith("/inloggen/beveilig")
        again.first, _ = set_up(again, "/inloggen/beveilig/app")
        assert again.open("/begin").status == 200


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_not_of_a_client_who_also_works_here(portal):
    """A professional of one organisatie would weaken how somebody signs in to another."""
    yara, bram = portal.person("yara"), portal.person("bram")
    path = PAGE.format(yara.casus())
    with portal.inside() as session:
        own = session.scalar(select(Account).where(Account.demo_slug == "yara"))
        marloes = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Marloes Tempelman"))
        session.add(
            Lidmaatschap(
                account_id=own.id,
                role=Role.GEMEENTE,
                organisatie_id=marloes.organisatie_id,
                onderdeel_id=marloes.onderdeel_id,
                partij_id=marloes.partij_id,
                work_name="Y. Bedacht",
            )
        )
        session.commit()
    set_up(portal.person("yara", "liënt"))
    page = bram.fill_in(f"{path}/opnieuw", document="card")
    assert page.status == 422
    assert "Bij dit account kan dat niet aan een balie." in page.words
    assert "gekeken" in bram.open(path).words
    assert letters(portal) == 0
