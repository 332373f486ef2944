"""What a calendar gets from the secret address: days, and no name, no text, no casus; asked of the table each time."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from portal.account import throttle
from portal.account.models import Account, Lidmaatschap
from portal.agenda import views
from portal.casus.actions import leave_team
from portal.core import clock
from portal.core.tokens import token_of
from portal.inzage.models import Inzage
from portal.organisatie.models import Organisatie, Partij
from portal.plan.models import Actie, Actiestand
from tests.agenda.addresses import events, made
from tests.start.caseload import caseload, of


@pytest.fixture
def bram(portal):
    return portal.person("bram")


@pytest.fixture
def calendar(portal):
    """Something without a cookie."""
    return portal.browse()


def waiting(portal, slug: str) -> list[date]:
    """The due dates of this person's own open acties, straight from the table."""
    with portal.inside() as session:
        who = of(session, slug)
        found = session.scalars(
            select(Actie.due).where(
                Actie.owner_id == who.id,
                Actie.due.is_not(None),
                Actie.stand.in_([Actiestand.OPEN, Actiestand.BUSY]),
            )
        )
        return sorted(found)


@pytest.mark.parametrize("who", ["bram", "yara", "joris", "fenna"])
def test_every_own_open_actie_with_a_day_is_in_it(portal, calendar, who):
    found = events(calendar.open(made(portal.person(who))))
    assert sorted(event["dtstart"].dt for event in found) == waiting(portal, who)


def test_it_tells_a_day_and_a_link_and_nothing_else(portal, bram, calendar):
    answer = calendar.open(made(bram))
    for event in events(answer):
        assert event["summary"] == "Een actie van u"
        assert type(event["dtstart"].dt) is date
        assert event["dtend"].dt == event["dtstart"].dt + timedelta(days=1)
        assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL", "TRANSP", "CLASS"}
    text = answer.html.replace("\r\n ", "")
    canaries = {each["word"] for each in json.loads((portal.settings.data_dir / "canaries.json").read_text())}
    assert not [word for word in canaries if word in text]
    with portal.inside() as session:
        names = [*session.scalars(select(Partij.name)), *session.scalars(select(Organisatie.name))]
        names += [name for name in session.scalars(select(Lidmaatschap.work_name)) if name]
        assert not [name for name in names if name in text]


def test_it_is_written_as_a_calendar_must_be(bram, calendar):
    """RFC 5545: lines end in CRLF and are 75 octets at most; a whole day says so."""
    answer = calendar.open(made(bram))
    assert answer.response.content_type == "text/calendar; charset=utf-8"
    lines = answer.response.data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert any(re.fullmatch(rb"DTSTART;VALUE=DATE:\d{8}", line) for line in lines)


def test_the_link_leads_to_the_actie_once_somebody_signed_in(portal, bram, calendar):
    link = next(str(event["url"]) for event in events(calendar.open(made(bram))))
    path = re.sub(r"^https?://[^/]+", "", link)
    assert "/casus/" not in link
    assert calendar.open(path).location.startswith("/inloggen")
    page = bram.open(path)
    assert re.fullmatch(r"/casus/[\w-]{22}/actie/[\w-]{22}", page.location)
    assert bram.open(page.location).status == 200
    assert portal.person("joris").open(path).status == 404


def test_two_feeds_never_call_one_actie_the_same(portal, calendar):
    caseload(portal, "gwendolyn", 3)
    gwendolyn = portal.person("gwendolyn")
    first = {str(event["uid"]) for event in events(calendar.open(made(gwendolyn)))}
    second = {str(event["uid"]) for event in events(calendar.open(made(gwendolyn)))}
    assert len(first) == len(second) == 3
    assert not first & second
    assert all(len(token_of(uid)) == 16 for uid in first)


def test_what_is_done_or_not_wanted_leaves_it(portal, calendar):
    caseload(portal, "gwendolyn", 2)
    gwendolyn = portal.person("gwendolyn")
    address = made(gwendolyn)
    assert len(events(calendar.open(address))) == 2
    with portal.inside() as session:
        who = of(session, "gwendolyn")
        first = session.scalars(select(Actie).where(Actie.owner_id == who.id)).first()
        first.stand, first.ended_at = Actiestand.DONE, clock.now()
        session.commit()
    assert len(events(calendar.open(address))) == 1


def test_who_left_a_casus_has_its_acties_in_no_calendar(portal, calendar):
    caseload(portal, "gwendolyn", 2)
    address = made(portal.person("gwendolyn"))
    with portal.inside() as session:
        who = of(session, "gwendolyn")
        leave_team(session.scalar(select(Actie.casus_id).where(Actie.owner_id == who.id).limit(1)), who.id)
        session.commit()
    assert len(events(calendar.open(address))) == 1


def test_when_the_client_closes_the_plan_its_days_are_gone(portal, bram, calendar):
    address = made(bram)
    before = len(events(calendar.open(address)))
    kofi = portal.person("kofi")
    kofi.fill_in(f"{kofi.casus()}/toestemming/pauze")
    assert len(events(calendar.open(address))) < before


@pytest.mark.parametrize("model", [Account, Lidmaatschap])
def test_who_may_not_sign_in_any_more_has_no_feed(portal, bram, calendar, model):
    address = made(bram)
    with portal.inside() as session:
        who = of(session, "bram")
        key = who.account_id if model is Account else who.id
        session.execute(update(model).where(model.id == key).values(active=False))
        session.commit()
    assert calendar.open(address).status == 404


def test_a_cookie_counts_for_nothing(portal, bram):
    address = made(bram)
    yara = portal.person("yara")
    assert len(events(yara.open(address))) == len(waiting(portal, "bram"))
    assert yara.open("/agenda/" + "A" * 43 + ".ics").status == 404


def test_it_is_kept_by_nobody_else_and_asked_for_again(bram, calendar):
    address = made(bram)
    first = calendar.open(address)
    assert first.response.headers["Cache-Control"] == "private, no-cache"
    again = calendar.open(address, **{"If-None-Match": first.response.headers["ETag"]})
    assert (again.status, again.response.data) == (304, b"")
    assert "Set-Cookie" not in first.response.headers


def test_fetching_shows_no_content_and_is_no_look(portal, bram, calendar):
    address = made(bram)
    with portal.inside() as session:
        before = session.scalars(select(Inzage.id)).all()
    calendar.open(address)
    with portal.inside() as session:
        assert session.scalars(select(Inzage.id)).all() == before


def test_asking_too_often_waits(bram, calendar, monkeypatch):
    monkeypatch.setattr(throttle, "PER_FEED", 3)
    monkeypatch.setattr(views, "PER_ADDRESS", 3)
    address = made(bram)
    assert [calendar.open(address).status for _ in range(4)] == [200, 200, 200, 429]
    wrong = "/agenda/" + "x" * 43 + ".ics"
    assert [calendar.open(wrong).status for _ in range(4)] == [404, 404, 404, 429]
    with clock.at(clock.now() + timedelta(minutes=20)):
        assert calendar.open(address).status == 200


def test_a_due_date_is_the_same_day_wherever_the_calendar_is_read(portal, calendar):
    """Half past midnight in the Netherlands is yesterday in London, and the day is still that of the actie."""
    caseload(portal, "gwendolyn", 1)
    address = made(portal.person("gwendolyn"))
    (due,) = waiting(portal, "gwendolyn")
    with clock.at(datetime(2027, 1, 31, 23, 30, tzinfo=UTC)):
        (event,) = events(calendar.open(address))
    assert event["dtstart"].dt == due
