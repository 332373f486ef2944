"""Who is refused leaves a row, once the answer has gone; and the answer tells nothing by it."""

import pytest
from sqlalchemy import func, select

from portal.core.db import db
from portal.inzage.models import REFUSED, Event, Inzage, InzageObject

NOWHERE = "/casus/AAAAAAAAAAAAAAAAAAAAAA/"


def newest(portal) -> tuple:
    """(event, outcome, casussen) of the last row."""
    with portal.inside():
        row = db.session.scalars(select(Inzage).order_by(Inzage.id.desc()).limit(1)).one()
        objects = select(InzageObject.casus_id, InzageObject.cells, InzageObject.relation)
        found = db.session.execute(objects.where(InzageObject.inzage_id == row.id)).all()
        return row.event, row.outcome, [tuple(each)[1:] for each in found]


def count(portal) -> int:
    with portal.inside():
        return db.session.scalar(select(func.count()).select_from(Inzage))


@pytest.mark.parametrize("method", ["open", "send"])
def test_who_opens_what_is_not_theirs_leaves_a_row_without_any_cell(demo, method):
    casus, tirza = demo.person("yara").casus(), demo.person("tirza")
    arguments = ({},) if method == "send" else ()
    if method == "send":
        page = tirza.open("/uitloggen")
        arguments = ({**page.hidden()},)
    assert (
        getattr(tirza, method)(f"{casus}/{'toestemming/pauze' if arguments else ''}", *arguments).status
        == 404
    )
    assert newest(demo) == (Event.REFUSED, REFUSED, [("", "none")])


def test_what_does_not_exist_leaves_a_row_too_about_no_casus(demo):
    """So that neither answer takes longer than the other."""
    tirza = demo.person("tirza")
    before = count(demo)
    assert tirza.open(NOWHERE).status == 404
    assert count(demo) == before + 1
    assert newest(demo) == (Event.REFUSED, REFUSED, [])


def test_a_page_in_an_open_casus_that_is_not_for_this_role(demo):
    bram = demo.person("bram")
    assert bram.open(f"{bram.casus_of('Kofi')}/toestemming").status == 404
    assert newest(demo)[2] == [("", "none")]


def test_nothing_is_written_before_the_answer_has_left(demo):
    """The row is made when the answer is closed; until then the two answers cost the same."""
    casus, tirza = demo.person("yara").casus(), demo.person("tirza")
    for path in (f"{casus}/", NOWHERE):
        before = count(demo)
        answer = tirza.client.get(path, buffered=False)
        assert (answer.status_code, count(demo)) == (404, before)
        answer.close()
        assert count(demo) == before + 1


def test_an_address_that_is_no_page_and_nobody_at_all_leave_no_row(demo):
    tirza = demo.person("tirza")
    before = count(demo)
    assert tirza.open("/geen/pagina").status == 404
    assert demo.browse().open(NOWHERE).status == 302
    assert count(demo) == before
