"""What somebody changes in a plan without writing a word is a change in the log, and the client reads so."""

from sqlalchemy import select

from portal.core.db import db
from portal.inzage.models import Inzage, InzageObject


def newest(portal):
    with portal.inside():
        return db.session.execute(
            select(Inzage.action, Inzage.page, InzageObject.cells)
            .join(InzageObject, InzageObject.inzage_id == Inzage.id)
            .order_by(Inzage.id.desc())
            .limit(1)
        ).one()


def test_an_actie_that_is_done_is_a_change_of_the_plan(portal, team):
    actie = team.propose("bram")
    team.answer(actie, "ja")
    assert team.change("bram", actie, stand="done").status == 302
    row = newest(portal)
    assert (row.action, "~plan" in row.cells.split()) == ("U", True)
    assert "Veranderde iets bij plan" in team["yara"].open(f"{team.casus}/wie-keek").words


def test_a_form_sent_twice_changed_nothing_the_second_time(portal, team):
    actie = team.propose("bram")
    team.answer(actie, "ja")
    page = team["bram"].open(actie)
    assert team.change("bram", actie, page=page, stand="busy").status == 302
    assert team.change("bram", actie, page=page, stand="busy").status == 302
    row = newest(portal)
    assert (row.action, "~" in row.cells) == ("R", False)
