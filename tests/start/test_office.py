"""Where a sleutelpersoon, bestuurder and beheerder begin: numbers of what waits, and no client."""

import re
from datetime import timedelta

import pytest

from portal.core import clock
from tests.casus.statements import counted

CANARY = re.compile(r"KANARIE")


@pytest.mark.parametrize("who", ["hanneke", "marijke", "jian"])
def test_the_front_page_greets_and_leads_on(demo, who):
    page = demo.person(who).open("/begin")
    assert re.search(r"<h1[^>]*>Goede\w+, \w+</h1>", page.html)
    assert any(link.startswith("/organisatie/") for link in page.links)
    assert "/wie-mag-wat" in page.links
    assert "Wat een cliënt schrijft, ziet u nooit." in page.words


def test_a_sleutelpersoon_reads_how_many_verzoeken_wait(demo):
    """As many as the page with the verzoeken lists; no name of a client stands here."""
    hanneke = demo.person("hanneke")
    page = hanneke.open("/begin")
    listed = hanneke.open(page.link("/verzoeken")).html.count('class="p-row"')
    number = int(re.search(r"(\d+) verzoek(?:en)? wacht(?:en)? op u", page.words).group(1))
    assert number == listed > 0
    assert not CANARY.search(page.html)


def test_what_is_late_is_said_so(demo):
    with clock.at(clock.now() + timedelta(days=60)):
        assert "over de datum" in demo.person("hanneke").open("/begin").words


def test_who_has_no_verzoek_waiting_reads_when_one_comes(demo):
    for slug in ("peter-paul", "esra", "dewi"):
        person = demo.person(slug)
        rows = person.open(person.open("/begin").link("/verzoeken")).html.count('class="p-row"')
        told = "Er wacht geen verzoek op u." in person.open("/begin").words
        assert told is (rows == 0), slug


@pytest.mark.parametrize("who", ["marijke", "jian"])
def test_who_answers_no_verzoeken_is_told_of_none(demo, who):
    with counted(demo) as statements:
        words = demo.person(who).open("/begin").words
    assert "verzoek" not in words.lower()
    assert not any("FROM verzoek" in each for each in statements)
