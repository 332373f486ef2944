"""A client asks for a right in their own words; the desk of that organisatie answers within the month."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select, update

from portal.account.models import Account
from portal.core import clock, outbox
from portal.core.formats import ZONE, dag_van, today
from portal.core.outbox import Outgoing, Stand
from portal.notice.actions import choose_mailing
from portal.notice.models import Mailing
from portal.recht.letters import REMINDER
from portal.recht.models import Aanvraag, Aanvraagstand
from portal.recht.term import months_later
from tests.noodkaart.conftest import office, server  # noqa: F401
from tests.support.people import Page, Person

ASKS = "Wilt u mij laten zien wat er in mijn dossier staat?"
ANSWER = "U krijgt het morgen met de post."
NIJMEGEN = "Gemeente Nijmegen"


def ask(who: Person, organisatie: str = NIJMEGEN, **fields) -> Page:
    path = f"{who.casus()}/rechten/vraag"
    page = who.open(path)
    value = re.search(rf'<option value="([^"]+)"[^>]*>{organisatie}', page.html).group(1)
    return who.send(path, {**page.hidden(), "recht": "inzage", "organisatie": value, "asks": ASKS, **fields})


def own(who: Person) -> Page:
    """The newest that this client asked."""
    page = who.open(f"{who.casus()}/rechten")
    return who.open(re.search(r'href="(/casus/[^"]+/rechten/[\w-]{22})"', page.html).group(1))


def at_desk(who: Person, title: str = "Zien wat er over mij staat") -> str:
    page = who.open(f"{who.organisatie()}/rechten")
    return re.search(rf'href="(/organisatie/[^"]+/rechten/[\w-]{{22}})">{title}', page.html).group(1)


def does(who: Person, what: str, **fields) -> Page:
    return who.fill_in(at_desk(who), doe=what, **fields)


def test_the_desk_reads_the_words_and_the_name_only_when_it_was_ticked(portal):
    yara, hanneke = portal.person("yara"), portal.person("hanneke")
    assert ask(yara).status == 302
    page = hanneke.open(at_desk(hanneke))
    assert ASKS in page.words
    assert "geen naam te noemen" in page.words
    assert "Yara" not in page.words
    looked = yara.open(f"{yara.casus()}/wie-keek").words
    assert "Las wat u vroeg over uw rechten. Mag dit, want: u vroeg deze organisatie om een recht." in looked
    ask(yara, with_naam="y", contact="06 11 11 11 11", recht="bezwaar")
    named = hanneke.open(at_desk(hanneke, "Zeggen dat ik het niet wil")).words
    assert "Yara de Lange" in named
    assert "06 11 11 11 11" in named
    assert "‘Uw naam bij uw aanvraag’" in yara.open(f"{yara.casus()}/toestemming/logboek").words


def test_from_asked_to_answered(portal):
    """The answer stays with the client; the desk reads nothing of it any more, and the name is gone."""
    yara, hanneke = portal.person("yara"), portal.person("hanneke")
    ask(yara, with_naam="y")
    assert "Gevraagd." in own(yara).words
    assert does(hanneke, "neem").status == 302
    assert "In behandeling." in own(yara).words
    path = at_desk(hanneke)
    assert does(hanneke, "antwoord", antwoord=" ").status == 422
    assert does(hanneke, "antwoord", antwoord=ANSWER).status == 302
    mine = own(yara).words
    assert "Beantwoord." in mine
    assert ANSWER in mine
    assert "Een organisatie gaf antwoord op uw aanvraag" in yara.open("/nieuw").words
    after = hanneke.open(path).words
    assert ASKS not in after
    assert "Yara" not in after
    assert ANSWER not in after


def test_more_time_is_told_within_the_month_with_the_reason_and_once(portal):
    yara, hanneke = portal.person("yara"), portal.person("hanneke")
    ask(yara)
    assert does(hanneke, "later").status == 422
    assert does(hanneke, "later", why_later="Wij zoeken op drie plekken.").status == 302
    assert "Wij zoeken op drie plekken." in own(yara).words
    assert "Meer tijd nodig" not in hanneke.open(at_desk(hanneke)).words
    assert does(hanneke, "later", why_later="Nog langer.").status == 409


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_what_was_asked_just_after_midnight_counts_from_that_day(portal):
    yara = portal.person("yara")
    midnight = datetime.combine(clock.now().astimezone(ZONE).date() + timedelta(days=1), time(0, 10), ZONE)
    with clock.at(midnight):
        yara, hanneke = portal.person("yara"), portal.person("hanneke")
        ask(yara)
        page = hanneke.open(at_desk(hanneke)).words
        assert f"uiterlijk {dag_van(months_later(midnight.date(), 3), midnight.date())}" in page


def test_after_a_month_it_is_late_and_stands_on_top(portal):
    yara = portal.person("yara")
    ask(yara)
    with clock.at(clock.now() + timedelta(days=32)):
        yara, hanneke = portal.person("yara"), portal.person("hanneke")
        page = own(yara).words
        assert "Te laat." in page
        assert "autoriteitpersoonsgegevens.nl" in page
        assert "zijn te laat" in hanneke.open("/begin").words
        assert "Meer tijd nodig" not in hanneke.open(at_desk(hanneke)).words, "that had to be said before"


def test_two_at_a_desk_and_what_was_typed_is_still_there(portal):
    yara, hanneke, rashida = (portal.person(slug) for slug in ("yara", "hanneke", "rashida"))
    ask(yara)
    path = at_desk(hanneke)
    form = hanneke.open(path).hidden()
    does(rashida, "antwoord", antwoord=ANSWER)
    answer = hanneke.send(path, {**form, "doe": "antwoord", "antwoord": "Een ander antwoord."})
    assert answer.status == 409
    assert "Een ander antwoord." in answer.html
    assert "Een ander antwoord." not in own(yara).words


def test_what_is_taken_up_already_is_not_told_again(portal):
    yara, hanneke = portal.person("yara"), portal.person("hanneke")
    ask(yara)
    assert does(hanneke, "neem").status == 302
    assert does(hanneke, "neem").status == 409


def test_a_client_takes_it_back(portal):
    yara, hanneke = portal.person("yara"), portal.person("hanneke")
    ask(yara, with_naam="y")
    path = at_desk(hanneke)
    mine = re.search(
        r'href="(/casus/[^"]+/rechten/[\w-]{22})"', yara.open(f"{yara.casus()}/rechten").html
    ).group(1)
    assert yara.fill_in(mine).status == 302
    assert "Ingetrokken" in yara.open(f"{yara.casus()}/rechten").words
    assert ASKS not in hanneke.open(path).words


@pytest.mark.parametrize("who", ["bram", "marloes", "esra", "peter-paul", "marijke", "jian", "kofi"])
def test_nobody_else_reads_it(demo, who):
    yara, hanneke = demo.person("yara"), demo.person("hanneke")
    other, path = demo.person(who), at_desk(hanneke, "Iets laten verbeteren")
    assert other.open(path).status == other.open(path.rsplit("/", 1)[0]).status == 404
    assert other.open(f"{yara.casus()}/rechten").status == 404


def test_the_desk_is_mailed_without_a_word_of_it(office, server):  # noqa: F811
    ask(office["yara"])
    office.round()
    assert office.mailed() == ["hanneke", "rashida"]
    assert all("recht" not in letter.get_content().lower() for letter in server.taken)


def test_what_was_given_up_and_is_tried_again_still_reaches_the_desk(office, server):  # noqa: F811
    """The beheerder presses after days without a mail server; then it has three days anew."""
    server.stop()
    ask(office["yara"])
    office.round()
    office.round(hours=80)
    office.round(hours=80)
    with office.portal.inside() as session, office.later(hours=90):
        assert outbox.try_again() == 2
        session.commit()
    office.round(hours=91)
    server.start()
    office.round(hours=120)
    assert office.mailed() == ["hanneke", "rashida"]


def test_a_daily_letter_is_about_the_whole_day_also_when_the_clock_goes_back(office, server):  # noqa: F811
    """Asked at half past eight on Saturday, mailed at eight on Sunday: more than 24 hours later."""
    saturday = datetime(today().year + 1, 10, 31, 8, 30, tzinfo=ZONE)
    saturday -= timedelta(days=(saturday.weekday() - 5) % 7)
    if (saturday + timedelta(days=1)).month == 11:
        saturday -= timedelta(days=7)
    with office.portal.inside() as session:
        for slug in ("hanneke", "rashida"):
            choose_mailing(session.scalar(select(Account.id).where(Account.demo_slug == slug)), Mailing.DAILY)
        session.commit()
    with clock.at(saturday):
        ask(office.portal.person("yara"))
    with clock.at(datetime.combine(saturday.date() + timedelta(days=1), time(8, 1), ZONE)):
        office.worker.last_day = today()
        office.worker.once()
    assert office.mailed() == ["hanneke", "rashida"]


def reminded(office, days: int) -> int:  # noqa: F811
    """How many are mailed on that day that an answer is due, as the worker does each day."""
    office.worker.last_day = None
    noon = datetime.combine(office.start.astimezone(ZONE).date() + timedelta(days=days), time(12), ZONE)
    with clock.at(noon):
        office.worker.once()
    with office.portal.inside() as session:
        today = (Outgoing.kind == REMINDER, Outgoing.stand == Stand.SENT, Outgoing.ended_at >= noon)
        return session.scalar(select(func.count()).where(*today))


def test_a_desk_that_does_not_answer_is_reminded_before_the_day_and_after_it(office, server):  # noqa: F811
    with office.portal.inside() as session:
        session.execute(update(Aanvraag).values(stand=Aanvraagstand.WITHDRAWN))
        session.commit()
    ask(office["yara"])
    office.round()
    told = {day: reminded(office, day) for day in (10, 26, 27, 33, 34, 64)}
    assert told == {10: 0, 26: 2, 27: 0, 33: 2, 34: 0, 64: 2}, "two work at that desk"
    with office.portal.inside() as session:
        session.execute(update(Aanvraag).values(stand=Aanvraagstand.ANSWERED))
        session.commit()
    assert reminded(office, 120) == 0


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 22), 3, date(2027, 2, 22)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_a_month_is_a_month_of_the_calendar(day, months, later):
    assert months_later(day, months) == later


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_anybody_reads_what_a_regio_agreed_on(demo):
    page = demo.browse().open("/afspraken")
    answer = demo.browse().open(page.link("/afspraken/haaglanden"))
    assert "Versie 1.0, geldt vanaf 1 oktober 2026" in answer.words
    assert "De tekst is verzonnen" in answer.words
    assert demo.browse().open("/afspraken/nergens").status == 404
    yara = demo.person("yara")
    assert yara.open(f"{yara.casus()}/rechten").link("/afspraken/rijk-van-nijmegen")
