"""Who goes away on a day that is known: access ends by itself on it, and work that is left is warned of."""

from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from portal.account.models import Lidmaatschap
from portal.core import clock
from portal.core.db import db
from portal.core.formats import ZONE, dag_van, today
from portal.core.outbox import Outgoing
from portal.desk.actions.departures import every_day
from portal.desk.letters import DEPARTURE
from portal.worker import MAKERS
from tests.casus.statements import counted
from tests.desk.office import Desk

GOES = "Marloes Tempelman"
AHEAD = timedelta(days=30)


@contextmanager
def on(day: date):
    with clock.at(datetime.combine(day, datetime.min.time(), ZONE) + timedelta(hours=10)):
        yield


def daily(portal, day: date) -> None:
    with on(day), portal.inside() as session:
        every_day()
        session.commit()


def letters(portal) -> list:
    with portal.inside() as session:
        return session.execute(select(Outgoing.account_id).where(Outgoing.kind == DEPARTURE)).all()


def announce(desk: Desk, name: str, day: date, what: str = "gaat"):
    return desk.person.fill_in(f"{desk.mens(name)}/vertrek", day=day.isoformat(), doe=what)


def comes_in(portal, name: str) -> bool:
    with portal.inside():
        return db.session.scalar(select(Lidmaatschap.active).where(Lidmaatschap.work_name == name))


def test_on_that_day_access_ends_and_what_is_left_stands_on_top(portal):
    desk, marloes, day = Desk(portal), portal.person("marloes"), today() + AHEAD
    assert announce(desk, GOES, day).location.endswith("nu=gaat")
    said = f"{GOES} gaat weg op {dag_van(day, today())} Nog over te dragen: 3 casussen en 1 open actie."
    assert said in desk.people().words
    assert f"schreef op dat {GOES} weggaat: op {dag_van(day, today())}" in desk.log()
    assert "gaat weg op" not in desk.person.open("/begin").words, "a month is far away"
    daily(portal, day - timedelta(days=8))
    assert letters(portal) == []
    for _ in range(2):
        daily(portal, day - timedelta(days=6))
    assert len(letters(portal)) == 2, "Hanneke and Rashida, once"
    with on(day - timedelta(days=6)):
        assert f"{GOES} gaat weg op" in Desk(portal).person.open("/begin").words
    assert comes_in(portal, GOES)
    for _ in range(2):
        daily(portal, day)
    assert not comes_in(portal, GOES)
    assert marloes.open("/vandaag").status == 302
    desk = Desk(portal)
    words = desk.people().words
    assert f"{GOES} komt niet meer binnen 3 casussen en 1 open actie zoeken een nieuwe eigenaar." in words
    assert "gaat weg op" not in words
    assert desk.log().count(f"De toegang van {GOES} eindigde op de afgesproken dag") == 1


def test_until_then_it_is_taken_back_or_becomes_another_day(portal):
    desk, day = Desk(portal), today() + AHEAD
    announce(desk, GOES, day)
    announce(desk, GOES, day + AHEAD)
    daily(portal, day)
    assert comes_in(portal, GOES)
    form = desk.person.open(f"{desk.mens(GOES)}/vertrek").hidden()
    for _ in range(2):
        answer = desk.person.send(f"{desk.mens(GOES)}/vertrek", {**form, "doe": "blijft"})
        assert answer.location.endswith("nu=blijft")
    assert f"schreef op dat {GOES} toch niet weggaat" in desk.log()
    daily(portal, day + AHEAD)
    assert comes_in(portal, GOES)


def test_with_nothing_left_nobody_is_warned_and_the_letter_is_not_needed_when_it_was_handed_over(portal):
    desk, day = Desk(portal), today() + AHEAD
    announce(desk, "Merel Oosthuizen", day)
    announce(desk, "Mirjam Ohello", day)
    daily(portal, day - timedelta(days=3))
    waiting = letters(portal)
    assert len(waiting) == 2
    with on(day - timedelta(days=3)), portal.inside():
        assert MAKERS[DEPARTURE](waiting[0]).subject == "Er staat iets nieuws voor u klaar"
    desk.hand_over("Mirjam Ohello", None)
    with on(day - timedelta(days=3)), portal.inside():
        assert MAKERS[DEPARTURE](waiting[0]) is None
    daily(portal, day)
    assert not comes_in(portal, "Merel Oosthuizen")
    assert len(letters(portal)) == 2


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_what_does_not_fit_and_what_another_changed_meanwhile(portal):
    desk, rashida, day = Desk(portal), Desk(portal, "rashida"), today() + AHEAD
    path = f"{desk.mens(GOES)}/vertrek"
    for typed, told in (
        ("", "Kies een dag."),
        (today().isoformat(), "Kies een dag na vandaag."),
        ((today() + timedelta(days=900)).isoformat(), "Dat is te ver weg."),
        ("morgen", "Dit is geen datum."),
    ):
        page = desk.person.fill_in(path, day=typed, doe="gaat")
        assert (page.status, told in page.words) == (422, True), typed
    old = desk.person.open(path).hidden()
    announce(rashida, GOES, day)
    page = desk.person.send(path, {**old, "day": (day + AHEAD).isoformat(), "doe": "gaat"})
    assert page.status == 409
    assert f"Nu: gaat weg op {dag_van(day, today())}" in page.words
    assert (day + AHEAD).isoformat() in page.html
    for person in (rashida.mens("Rashida Oudkerk"), Desk(portal, "esra").mens("Fenna Achterberg")):
        assert rashida.person.open(f"{person}/vertrek").status == 404


def test_more_who_go_cost_no_more_queries(portal):
    desk, day = Desk(portal), today() + AHEAD
    announce(desk, GOES, day)
    desk.people()
    with counted(portal) as few:
        desk.people()
    for name in ("Merel Oosthuizen", "Mirjam Ohello", "Abel Noordhuizen"):
        announce(desk, name, day)
    with counted(portal) as many:
        assert desk.people().words.count("gaat weg op") >= 4
    assert len(many) == len(few)
    with portal.inside() as session:
        assert session.scalar(select(func.count(Outgoing.id)).where(Outgoing.kind == DEPARTURE)) == 0
