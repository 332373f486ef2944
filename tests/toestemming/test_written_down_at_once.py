"""A partij stops in the moment in which the second person confirms: what it wrote down opens nothing any more."""

import pytest
from sqlalchemy import select, update

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Casus, Deelname, Teamlid
from portal.core.clock import now
from portal.core.db import db
from portal.core.tokens import token_of
from portal.toestemming import chain
from tests.toestemming.written import Table


@pytest.mark.parametrize(("stops", "status"), [("fenna", 409), ("bram", 404)])
def test_who_stopped_while_the_second_person_waited_for_the_lock_opens_nothing(
    portal, monkeypatch, stops, status
):
    """The client ends the partij of who wrote, or of who confirms, between the look and the lock."""
    table, lock = Table(portal), chain.lock
    table.writes()
    path = table.to_confirm(table.bram)
    form = {**table.bram.open(path).hidden(), "doe": "bevestig", "heard": "y"}

    def after_the_end(casus_id):
        end(table.casus, stops)
        return lock(casus_id)

    with monkeypatch.context() as patched:
        patched.setattr(chain, "lock", after_the_end)
        answer = table.bram.send(path, form)
    assert answer.status == status
    assert not table.is_read()


def end(casus: str, slug: str) -> None:
    person = select(Lidmaatschap.id).join(Account).where(Account.demo_slug == slug)
    partij = select(Lidmaatschap.partij_id).join(Account).where(Account.demo_slug == slug)
    here = select(Casus.id).where(Casus.token == token_of(casus.removeprefix("/casus/")))
    for model, mine in (
        (Deelname, Deelname.partij_id.in_(partij)),
        (Teamlid, Teamlid.lidmaatschap_id.in_(person)),
    ):
        rows = update(model).where(model.casus_id.in_(here), mine).values(ended_at=now())
        db.session.execute(rows.execution_options(synchronize_session=False))
