"""An address and a link with a secret lie sealed until they are sent, and are gone after."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock
from portal.core.outbox import Outgoing
from portal.kluis import envelope
from portal.kluis.keyring import Damaged
from portal.kluis.store import store
from portal.sweep import sweep
from tests.outbox.conftest import LINK

ADDRESS = "nieuwe.client@post.example"


def row_of(office) -> Outgoing:
    with office.portal.inside() as session:
        found = session.scalars(select(Outgoing)).one()
        session.expunge_all()
    return found


def keys(office) -> int:
    with office.portal.inside():
        return len(store().keys({(envelope.SCOPE, row_of(office).token)}))


def test_address_and_link_stand_nowhere_readable(office):
    office.post(ADDRESS)
    row = row_of(office)
    values = repr([getattr(row, column.name) for column in Outgoing.__table__.columns])
    assert "nieuwe" not in values and "geheim" not in values
    folder = office.portal.settings.data_dir
    for file in (file for file in folder.rglob("*") if file.is_file()):
        assert not any(word in file.read_bytes() for word in (ADDRESS.encode(), LINK.encode())), file.name


def test_both_arrive_and_are_gone_after(office):
    office.post(ADDRESS)
    office.round(minutes=0)
    (letter,) = office.server.taken
    assert (letter["To"], LINK in letter.get_content()) == (ADDRESS, True)
    assert row_of(office).envelope is None
    assert keys(office) == 1
    with office.portal.inside(), clock.at(clock.now() + timedelta(days=2)):
        sweep()
    assert keys(office) == 0


def test_the_key_of_a_letter_that_waits_is_kept(office):
    office.post(ADDRESS)
    with office.portal.inside(), clock.at(clock.now() + timedelta(days=2)):
        sweep()
    assert keys(office) == 1


def test_an_envelope_cannot_be_moved_to_another_letter(office):
    office.post(ADDRESS, "ander@post.example")
    with office.portal.inside() as session:
        first, second = session.scalars(select(Outgoing).order_by(Outgoing.id))
        first.envelope = second.envelope
        with pytest.raises(Damaged):
            envelope.opened(first)
