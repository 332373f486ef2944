"""What changed since somebody's last visit is marked, for each person their own; the first visit marks nothing."""

import re
from datetime import timedelta

import pytest

from portal.core import clock


def marked(page) -> list[str]:
    return [
        re.search(r'class="p-lanes__text"[^>]*>(.*?)</p>', item, re.S).group(1)
        for item in page.html.split("<li ")
        if '<span class="p-new">nieuw</span>' in item
    ]


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
    assert "Nieuw sinds vandaag: 1 bijdrage ." in page.words or "1 bijdrage" in page.words


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
