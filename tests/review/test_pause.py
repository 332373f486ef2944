"""What nobody vouched for is paused, after a warning; whoever is paused reads why, and it can be lifted."""

from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from portal.account.models import Lidmaatschap
from portal.core import clock
from portal.core.db import db
from portal.core.formats import ZONE
from portal.core.outbox import Outgoing
from portal.desk.models import DeskLog, Did
from portal.review.actions import LETTER, WARN_LETTER, every_day
from portal.review.letters import warning
from portal.review.models import Review
from tests.desk.office import Desk
from tests.review.through import Through, stands

LATE = "Mirjam Ohello"


@contextmanager
def on(portal, day):
    with clock.at(datetime.combine(day, datetime.min.time(), ZONE) + timedelta(hours=10)):
        yield


def daily(portal, day) -> None:
    with on(portal, day), portal.inside() as session:
        every_day()
        session.commit()


@pytest.fixture
def due(portal):
    with portal.inside():
        office = select(Lidmaatschap.organisatie_id).where(Lidmaatschap.work_name == LATE).scalar_subquery()
        return db.session.scalar(select(Review.due).where(Review.organisatie_id == office))


def letters(portal, kind: str) -> int:
    with portal.inside():
        return db.session.scalar(select(func.count(Outgoing.id)).where(Outgoing.kind == kind))


def to(account_id: int):
    """The letter to them, as it lies in the outbox."""
    theirs = (Outgoing.kind == WARN_LETTER, Outgoing.account_id == account_id)
    return db.session.scalars(select(Outgoing).where(*theirs)).one()


def test_who_was_not_vouched_for_is_warned_and_a_week_later_paused(portal, due):
    daily(portal, due + timedelta(days=22))
    assert letters(portal, WARN_LETTER) == 0
    daily(portal, due + timedelta(days=23))
    assert letters(portal, WARN_LETTER) > 0
    assert stands(portal, LATE) == (True, False)
    daily(portal, due + timedelta(days=29))
    assert stands(portal, LATE) == (True, False)
    daily(portal, due + timedelta(days=30))
    assert stands(portal, LATE) == (False, True)
    assert stands(portal, "Marloes Tempelman") == (True, False), "vouched for"
    assert stands(portal, "Hanneke Vos") == (True, False), "never who lets people in"
    assert "De toegang van Mirjam Ohello ging op pauze" in Desk(portal).log()


def test_a_worker_that_stood_still_takes_the_week_of_the_warning_from_nobody(portal, due):
    daily(portal, due + timedelta(days=45))
    assert stands(portal, LATE) == (True, False)
    daily(portal, due + timedelta(days=51))
    assert stands(portal, LATE) == (True, False)
    daily(portal, due + timedelta(days=52))
    assert stands(portal, LATE) == (False, True)


def test_the_same_day_twice_does_nothing_more(portal, due):
    for _ in range(3):
        daily(portal, due + timedelta(days=23))
    warned = letters(portal, WARN_LETTER)
    for _ in range(3):
        daily(portal, due + timedelta(days=30))
    assert letters(portal, WARN_LETTER) == warned
    with portal.inside():
        paused = select(func.count(DeskLog.id)).where(DeskLog.did == Did.PAUSED)
        rows = select(func.count(Lidmaatschap.id)).where(Lidmaatschap.paused_at.is_not(None))
        assert db.session.scalar(paused) == db.session.scalar(rows) > 0


def test_the_letter_says_what_happens_and_when_and_is_not_sent_to_who_was_vouched_for(portal, due):
    daily(portal, due + timedelta(days=23))
    with on(portal, due + timedelta(days=23)), portal.inside():
        mirjam = db.session.scalar(select(Lidmaatschap.account_id).where(Lidmaatschap.work_name == LATE))
        letter = warning(to(mirjam))
        assert "gaat uw toegang op pauze" in letter.text
        assert "casus" not in letter.text
    Through(portal).answer(Mirjam="right")
    with portal.inside():
        assert warning(to(mirjam)) is None
    daily(portal, due + timedelta(days=30))
    assert stands(portal, LATE) == (True, False)


def test_who_is_paused_reads_why_at_once_and_the_sleutelpersoon_lifts_it(portal, due):
    mirjam = portal.person("mirjam")
    daily(portal, due + timedelta(days=23))
    daily(portal, due + timedelta(days=30))
    again = portal.person("mirjam")
    assert mirjam.open("/vandaag").status == 302
    words = again.open("/werk-als").words
    assert "Uw toegang bij Gemeente Nijmegen staat op pauze" in words
    assert "Vraag uw sleutelpersoon om de pauze op te heffen." in words
    desk = Desk(portal)
    assert "op pauze" in desk.row(LATE)
    assert desk.press(LATE, "terug").status == 302
    assert portal.person("mirjam").open("/vandaag").status == 200
    assert "Hanneke Vos hief de pauze op van Mirjam Ohello" in desk.log()
    daily(portal, due + timedelta(days=31))
    assert stands(portal, LATE) == (True, False)


def test_the_next_quarter_begins_by_itself_once(portal, due):
    daily(portal, due + timedelta(days=23))
    daily(portal, due + timedelta(days=30))
    before = letters(portal, LETTER)
    for _ in range(2):
        daily(portal, due + timedelta(days=120))
    with portal.inside():
        office = select(Lidmaatschap.organisatie_id).where(Lidmaatschap.work_name == LATE).scalar_subquery()
        rows = db.session.scalars(select(Review).where(Review.organisatie_id == office)).all()
        assert [row.settled_at is None for row in sorted(rows, key=lambda row: row.id)] == [False, True]
    assert letters(portal, LETTER) >= before
