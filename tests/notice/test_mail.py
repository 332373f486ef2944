"""A mail tells that there is something, to whom may still read it, once, when they want it; and nothing else."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Bijdrage
from portal.core import clock
from portal.core.formats import ZONE
from portal.core.outbox import Outgoing
from portal.notice.actions import post_letters
from portal.notice.letters import SUBJECT, TEXT
from portal.notice.mailing import next_morning, no_earlier_than_morning
from tests.team.people import SCHULDHULP, Round, at_once

TEAM = ["fenna", "joris", "marloes"]  # what Bram writes about the plan is open to them, and to Yara


def chooses(office, slug: str, mailing: str) -> None:
    assert office[slug].fill_in("/mijn/berichten", mailing=mailing).status == 302


def test_a_mail_tells_nothing(office):
    """The same letter for everybody: no name, no organisatie, no casus, not that it is about care."""
    office.write("bram", tekst="Geheime woorden.")
    office.round(days=2)
    assert office.mailed() == [*TEAM, "yara"]
    for letter in office.server.taken:
        assert set(letter.keys()) == {
            "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type",
            "Content-Transfer-Encoding", "MIME-Version", "X-Peer", "X-MailFrom", "X-RcptTo",
        } & set(letter.keys())  # fmt: skip
        assert (letter["Subject"], letter["From"]) == (SUBJECT, "bericht@portal.example")
        assert letter.get_content().replace("\r\n", "\n") == TEXT.format(url="https://portal.example/nieuw")
    said = f"{SUBJECT} {TEXT}".lower()
    words = (
        "casus",
        "zorg",
        "werk",
        "cliënt",
        "client",
        "hulp",
        "gemeente",
        "uwv",
        "ggz",
        "bijdrage",
        "plan",
    )
    assert not [word for word in words if word in said]


def test_who_works_hears_at_once_and_a_client_the_next_morning(office):
    with clock.at(datetime(2026, 12, 1, 14, tzinfo=ZONE)):
        office.start = clock.now()
        office.write("bram")
        assert (office.round(), office.mailed()) == (3, TEAM)
        office.write("bram")
        assert (office.round(minutes=2), office.mailed()) == (3, sorted(TEAM * 2))
    assert office.round(hours=17) == 0
    assert office.round(hours=19) == 1
    assert office.mailed().count("yara") == 1, "one mail for all that was new"


def test_a_letter_that_waits_for_the_morning_holds_back_nothing_of_the_night(office):
    with clock.at(datetime(2026, 12, 1, 2, tzinfo=ZONE)):
        office.start = clock.now()
        with office.portal.inside() as session:
            fenna = select(Lidmaatschap.id).join(Account).where(Account.demo_slug == "fenna")
            post_letters(session.scalars(fenna).all(), no_earlier_than_morning())
            session.commit()
        office.write("bram")
        assert (office.round(), office.mailed()) == (3, TEAM)


def test_each_chooses_at_once_daily_or_never(office):
    for slug, mailing in (("yara", "at_once"), ("fenna", "daily"), ("joris", "never")):
        chooses(office, slug, mailing)
        assert f'value="{mailing}" checked' in office[slug].open("/mijn/berichten").html
    office.write("bram")
    assert (office.round(), office.mailed()) == (2, ["marloes", "yara"])
    office.round(days=2)
    assert office.mailed() == ["fenna", "marloes", "yara"]


def test_who_read_it_in_the_meantime_gets_no_mail(office):
    office.write("bram")
    for slug in ("marloes", "yara"):
        office[slug].open(f"{office.casus}/")
    office.round(days=2)
    assert office.mailed() == ["fenna", "joris"]


def test_the_policy_is_asked_again_when_it_is_sent(office):
    office.write("bram")
    office["yara"].fill_in(f"{office.casus}/toestemming/pauze")
    office.round(days=2)
    assert office.mailed() == ["yara"]


def test_a_closed_account_gets_no_mail(office):
    office.write("bram")
    with office.portal.inside() as session:
        session.scalars(select(Account).where(Account.demo_slug == "marloes")).one().active = False
        session.commit()
    office.round()
    assert office.mailed() == ["fenna", "joris"]


def test_who_may_answer_a_verzoek_hears_of_it_unless_it_was_answered_by_then(office):
    team = Round(office.portal)
    team.propose("yara")
    office.round(minutes=1)
    assert "hanneke" in office.mailed()
    office.server.taken.clear()
    team.propose("yara", SCHULDHULP)
    team["yara"].fill_in(team.verzoek(SCHULDHULP), doe="terug")
    team["yara"].fill_in(team.verzoek(), doe="terug")
    office.round(minutes=2)
    assert "hanneke" not in office.mailed()


def test_while_the_mail_server_is_away_nothing_is_lost_and_nothing_comes_twice(office):
    chooses(office, "yara", "at_once")
    office.server.stop()
    office.write("bram")
    assert [office.round(minutes=minute) for minute in (0, 2, 10)] == [0, 0, 0]
    office.write("bram")
    assert office.round(hours=1) == 0
    office.server.start()
    assert [office.round(hours=hour) for hour in (10, 11, 20)] == [4, 0, 0]
    assert office.mailed() == [*TEAM, "yara"], "one mail each for all that is new by then"


def test_twenty_times_the_same_form_at_once_is_one_row_and_one_mail(office):
    chooses(office, "yara", "at_once")
    path = f"{office.casus}/bijdrage"
    form = {**office["bram"].open(path).hidden(), "onderwerp": "plan", "tekst": "Eén keer is genoeg."}
    before = rows(office, Bijdrage)
    answers = at_once(office.portal, [office["bram"]] * 20, path, [form] * 20)
    assert {(answer.status, answer.location) for answer in answers} == {(302, answers[0].location)}
    assert rows(office, Bijdrage) == before + 1
    office.round(minutes=1)
    assert office.mailed() == [*TEAM, "yara"]


def rows(office, model) -> int:
    with office.portal.inside() as session:
        return session.scalar(select(func.count(model.id)))


def test_the_outbox_holds_no_word_and_no_address(office):
    office.write("bram", tekst="Geheime woorden.")
    with office.portal.inside() as session:
        waiting = session.scalars(select(Outgoing).where(Outgoing.stand == "waiting")).all()
        assert len(waiting) == 4
        assert {(row.kind, row.envelope, row.error) for row in waiting} == {("news", None, "")}


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-12-01 07:59", "2026-12-01 08:00"),
        ("2026-12-01 08:00", "2026-12-02 08:00"),
        ("2026-10-24 12:00", "2026-10-25 08:00"),  # the clock goes back that night
    ],
)
def test_the_morning_is_eight_o_clock_in_the_netherlands(now, morning):
    with clock.at(datetime.fromisoformat(now).replace(tzinfo=ZONE)):
        assert next_morning() == datetime.fromisoformat(morning).replace(tzinfo=ZONE)
