"""What changed since somebody's last visit is marked, for each person their own; the first visit marks nothing."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest

from portal.core import clock
from tests.bestand.sending import put
from tests.casus.statements import cost
from tests.plan.team import Team
from tests.team.people import Round


def marked(page) -> list[str]:
    return [
        re.search(r'class="p-lanes__text"[^>]*>(.*?)</p>', item, re.S).group(1)
        for item in page.html.split("<li ")
        if '<span class="p-new">nieuw</span>' in item
    ]


def news(page) -> str:
    """What the line at the top calls new."""
    line = re.search(r'<p class="p-small p-news">(.*?)</p>', page.html, re.S).group(1)
    said = re.sub(r"<[^>]+>", "", line)
    return "" if said.startswith("Er is niets nieuws") else said.split(": ", 1)[1].rstrip(".")


class Days:
    """Yara and her helpers, whose clock can be put forward."""

    def __init__(self, portal):
        self.portal, self.hours = portal, 0
        self.casus = portal.person("yara").casus()

    def later(self, hours: float = 24):
        self.hours += hours
        return self

    def as_(self, who: str):
        return self.portal.person(who)

    def look(self, who: str):
        with clock.at(clock.now() + timedelta(hours=self.hours)):
            return self.as_(who).open(f"{self.casus}/")

    def write(self, who: str, tekst: str):
        with clock.at(clock.now() + timedelta(hours=self.hours)):
            self.as_(who).fill_in(f"{self.casus}/bijdrage", onderwerp="plan", tekst=tekst)

    @contextmanager
    def now(self):
        """Who signed in on an earlier day has to do so again."""
        with clock.at(clock.now() + timedelta(hours=self.hours)):
            yield Team(self.portal)

    def answer(self, tekst: str):
        with clock.at(clock.now() + timedelta(hours=self.hours)):
            yara = self.as_("yara")
            yara.fill_in(f"{self.casus}/schrijven/geholpen", tekst=tekst)
            page = yara.open(f"{self.casus}/delen")
            boxes = re.findall(r'name="cel" value="([^"]+)"[^>]*checked', page.html)
            assert yara.send(f"{self.casus}/delen", {**page.hidden(), "cel": boxes}).status == 302


@pytest.fixture
def days(portal):
    return Days(portal)


def test_on_the_first_visit_nothing_is_marked(days):
    page = days.look("bram")
    assert marked(page) == []
    assert "Nieuw sinds" not in page.words


def test_what_others_wrote_since_is_marked(days):
    days.look("bram")
    days.later().write("yara", "Ik heb een proefdag.")
    page = days.later().look("bram")
    assert marked(page) == ["Ik heb een proefdag."]
    assert news(page) == "1 bijdrage"


def test_what_one_wrote_oneself_is_no_news(days):
    days.look("bram")
    days.later().write("bram", "Ik bel je.")
    page = days.later().look("bram")
    assert marked(page) == []
    assert "Er is niets nieuws sinds" in page.words


def test_it_stays_marked_while_the_visit_lasts_and_is_old_at_the_next(days):
    days.look("bram")
    days.later().write("yara", "Ik heb een proefdag.")
    days.later().look("bram")
    assert marked(days.later(0.1).look("bram")) == ["Ik heb een proefdag."]
    assert marked(days.later(0.6).look("bram")) == []


def test_each_has_their_own(days):
    days.look("bram")
    days.look("joris")
    days.later().write("yara", "Ik heb een proefdag.")
    days.later().look("bram")
    days.later().look("bram")
    assert marked(days.look("joris")) == ["Ik heb een proefdag."]


def test_a_changed_answer_is_marked_and_leads_to_both_texts(days):
    days.look("bram")
    days.later().answer("Iemand die met mij meegaat naar de bakkerij.")
    page = days.later().look("bram")
    assert '<span class="p-new">veranderd</span>' in page.html
    beside = days.as_("bram").open(page.link("/naast"))
    assert beside.status == 200
    assert "<ins>" in beside.html
    assert "<del>" in beside.html


def test_a_change_in_what_is_closed_shows_nowhere(days):
    """Marloes reads no bijdrage about work: a new one leaves her page as it was."""
    days.look("marloes")
    with clock.at(clock.now() + timedelta(hours=24)):
        days.as_("yara").fill_in(f"{days.casus}/bijdrage", onderwerp="werk", tekst="Over werk.")
    page = days.later(48).look("marloes")
    assert marked(page) == []
    assert "Er is niets nieuws sinds" in page.words


def test_an_actie_its_answer_and_its_end_are_new_to_whoever_did_not_do_it(days):
    for who in ("yara", "bram", "fenna"):
        days.look(who)
    with days.later().now() as team:
        actie = team.propose("bram")
    assert [news(days.look(who)) for who in ("yara", "bram", "fenna")] == ["1 actie", "", "1 actie"]
    with days.later().now() as team:
        assert team.answer(actie, "nee").status == 302
    assert news(days.look("bram")) == "1 actie"
    assert news(days.look("yara")) == ""
    with days.later().now() as team:
        team.answer(actie, "ja")
    with days.later().now() as team:
        team.change("bram", actie, stand="done")
    page = days.look("yara")
    assert news(page) == "1 actie"
    assert f'href="{days.casus}/#acties">1 actie</a>' in page.html


def test_what_one_did_in_the_plan_oneself_is_no_news_however_long_the_visit_lasts(days):
    with days.now() as team:
        actie = team.propose("bram")
        team.answer(actie, "ja")
    days.later().look("bram")
    days.later().look("bram")
    with days.later(0.2).now() as team:
        team.change("bram", actie, stand="busy")
    assert [news(days.later(0.2).look("bram")) for _ in range(2)] == ["", ""]


def test_a_confirmed_doel_and_an_ended_doel_op_weg_are_new(days):
    with days.now() as team:
        team["bram"].fill_in(f"{days.casus}/doelen", tekst="Eerst een proefdag.", gebieden="geld")
    days.look("bram")
    with days.later().now() as team:
        team["yara"].fill_in(f"{days.casus}/doel", tekst="Werken in een bakkerij.")
        step = re.search(rf"{days.casus}/doelen/[\w-]{{22}}", team.page("yara").html).group(0)
        page = team["yara"].open(step)
        assert team["yara"].send(step, {**page.hidden(), "doe": "stopt"}).status == 302
    assert news(days.look("bram")) == "het gezamenlijk doel en 1 doel op weg"


def test_a_changed_doel_op_weg_is_new_to_who_did_not_change_it_and_so_is_one_that_goes_on(days):
    with days.now() as team:
        team["bram"].fill_in(f"{days.casus}/doelen", tekst="Eerst een proefdag.", gebieden="geld")
        step = re.search(rf"{days.casus}/doelen/[\w-]{{22}}", team.page("bram").html).group(0)
    for who, fields in (
        ("bram", {"doe": "bewaar", "tekst": "Twee proefdagen.", "gebieden": "geld"}),
        ("yara", {"doe": "bewaar", "tekst": "Drie proefdagen.", "gebieden": "geld"}),
        ("yara", {"doe": "stopt"}),
        ("yara", {"doe": "verder"}),
    ):
        days.later().look("bram"), days.look("yara"), days.look("fenna")
        with days.later().now() as team:
            assert team[who].fill_in(step, **fields).status == 302
        told = {reader: news(days.look(reader)) for reader in ("bram", "yara", "fenna")}
        assert told == {"bram": "1 doel op weg", "yara": "1 doel op weg", "fenna": "1 doel op weg"} | {
            who: ""
        }, fields


def test_a_bestand_under_an_actie_is_new(days):
    with days.now() as team:
        actie = team.propose("bram")
    days.look("yara")
    with days.later().now() as team:
        put(team["bram"], f"{actie}/bestand", b"Een berekening")
    assert news(days.look("yara")) == "1 bestand bij een actie"


def test_a_voorstel_and_who_joins_are_new_to_whoever_may_know_them(days):
    days.look("yara")
    days.look("bram")
    with days.later().now():
        Round(days.portal).propose("marloes")
    assert news(days.look("yara")) == "1 voorstel wie er mee kan doen"
    with days.later().now():
        Round(days.portal).says("ja")
        Round(days.portal).names()
    page = days.look("yara")
    assert news(page) == "1 persoon die nieuw meedoet"
    assert f'href="{days.casus}/#wie-doen-mee"' in page.html
    assert "1 persoon die nieuw meedoet" in news(days.look("bram"))


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_what_is_new_costs_the_same_of_one_as_of_ten(days):
    days.look("yara")
    paid = set()
    for times in (1, 9):
        with days.later().now() as team:
            for number in range(times):
                team.propose("bram", tekst=f"Nummer {times} {number}")
            paid.add(cost(days.portal, days.as_("yara"), f"{days.casus}/"))
    assert len(paid) == 1
