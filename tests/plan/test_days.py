"""An actie of who works here has a day; a client may leave it open."""

from datetime import date, timedelta

import pytest

from portal.core.formats import today
from portal.plan.days import month_later
from portal.plan.models import Actie
from tests.plan.team import ACTIE, choice, due, in_a_week


def proposing(team, slug: str, **fields):
    page = team[slug].open(f"{team.casus}/actie")
    return team[slug].send(
        f"{team.casus}/actie", {**page.hidden(), "tekst": ACTIE, "owner": choice(page, "Ik zelf"), **fields}
    )


def kept(team) -> list[date | None]:
    """The day of the newest actie."""
    with team.portal.inside() as session:
        return session.query(Actie.due).order_by(Actie.id.desc()).limit(1).scalar()


def test_who_works_here_picks_a_day_with_one_press(team):
    assert proposing(team, "bram", when=in_a_week()).status == 302
    assert kept(team) == today() + timedelta(days=7)


def test_another_day_is_typed_and_says_enough_by_itself(team):
    assert proposing(team, "bram", when="anders", due="2099-01-01").status == 302
    assert proposing(team, "bram", due="2099-01-02").status == 302
    assert kept(team) == date(2099, 1, 2)


def test_a_page_that_stayed_open_for_a_night_means_the_day_it_showed(team):
    assert proposing(team, "bram", when=str(today() + timedelta(days=6))).status == 302
    assert kept(team) == today() + timedelta(days=6)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Kies wanneer het klaar is."),
        ({"when": "anders"}, "Kies op welke dag."),
        ({"when": "2020-01-01"}, "Deze dag is al geweest."),
        ({"when": "2099-01-01", "due": "2099-01-02"}, "Kies één van de twee."),
        ({"when": "ooit"}, "Kies uit deze lijst."),
    ],
)
def test_without_a_clear_day_it_is_told_beside_the_field_and_the_text_is_kept(team, fields, words):
    page = proposing(team, "bram", **fields)
    assert page.status == 422
    assert page.words.count(words) == 2, "in the list of errors and beside the field"
    assert ACTIE in page.html


def test_a_client_says_as_easily_as_before_what_they_will_do(team):
    page = team["yara"].open(f"{team.casus}/actie")
    assert 'name="when" value="" checked><span>Dat weet ik nog niet' in page.html
    assert "Dat weet ik nog niet" not in team["bram"].open(f"{team.casus}/actie").words
    assert proposing(team, "yara", when="").status == 302
    assert kept(team) is None
    assert proposing(team, "yara", when="", due="2099-01-01").status == 302
    assert kept(team) == date(2099, 1, 1)


def test_an_actie_without_a_day_gets_one_when_somebody_who_works_here_goes_on_with_it(team):
    actie = team.propose("yara", who="Bram", due="")
    assert due(team["bram"].open(actie)) == ""
    assert ACTIE in team["bram"].open("/vandaag").words
    page = team.change("bram", actie, stand="busy")
    assert page.status == 422
    assert "Kies wanneer het klaar is." in page.words
    assert team.change("bram", actie, stand="done").status == 302, "what is done needs no day"
    assert team.change("bram", actie, stand="busy", due=in_a_week()).status == 302


def test_a_month_later_is_the_same_day_or_the_last():
    assert [month_later(date(2027, 1, day)) for day in (15, 31)] == [date(2027, 2, 15), date(2027, 2, 28)]
    assert month_later(date(2026, 12, 31)) == date(2027, 1, 31)
