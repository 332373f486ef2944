"""What was done at a desk can be read there, and by nobody be taken out."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal.desk.actions.log import note
from portal.desk.models import Did
from portal.desk.queries.log import PAGE
from portal.organisatie.models import Organisatie
from tests.desk.office import Desk
from tests.desk.test_invite import invited


@pytest.mark.parametrize("what", ["UPDATE desk_log SET detail = 'anders'", "DELETE FROM desk_log"])
def test_it_only_grows(portal, what):
    with portal.inside() as session:
        assert session.scalar(text("SELECT count(*) FROM desk_log")) > 0
        with pytest.raises(DBAPIError):
            session.execute(text(what))


def test_a_name_that_is_only_invited_stands_in_no_log(portal):
    desk = Desk(portal)
    invited(desk, naam="Geheim Gehouden")
    with portal.inside() as session:
        rows = session.execute(text("SELECT detail FROM desk_log")).scalars().all()
    assert not any("Geheim" in row for row in rows)
    assert "Hanneke Vos nodigde een collega uit: Gemeente, onderdeel Wmo" in desk.log()


def test_a_long_log_goes_on_below(portal):
    with portal.inside() as session:
        office = session.query(Organisatie).filter_by(name="Gemeente Nijmegen").one().id
        for number in range(PAGE + 5):
            note(office, Did.REVIEWED, None, detail=f"nummer {number:03d}.")
        session.commit()
    desk = Desk(portal)
    page = desk.person.open(f"{desk.office}/logboek")
    assert "nummer 054." in page.words
    assert "nummer 004." not in page.words
    older = desk.person.open(page.link("?na="))
    assert "nummer 004." in older.words
    assert "nummer 054." not in older.words
