"""The timeline shows 40, then more, by key: what comes in meanwhile neither repeats nor hides an entry."""

import re
from datetime import UTC, datetime

from portal.core import clock

TEXT = re.compile(r'<p class="p-lanes__text"[^>]*>(.*?)</p>', re.S)


def pages(person, casus: str, between=lambda: None):
    """The texts page by page, from the newest, as "Toon eerdere bijdragen" leads on."""
    page, found = person.open(f"{casus}/"), []
    while True:
        found.append(TEXT.findall(page.html))
        more = [link for link in page.links if "/tijdlijn?voor=" in link]
        if not more:
            return found
        between()
        page = person.open(more[0])


def test_forty_and_then_the_rest(demo):
    yara = demo.person("yara")
    found = pages(yara, yara.casus())
    assert [len(page) for page in found] == [40, 12]
    assert "Ik heb het opgeschreven." in found[-1][-1], "the first of all"


def test_what_comes_in_while_somebody_reads_on_moves_nothing(portal):
    yara = portal.person("yara")
    casus = yara.casus()
    before = [text for page in pages(yara, casus) for text in page]

    def write():
        yara.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="Tussendoor.")

    assert [text for page in pages(yara, casus, between=write) for text in page] == before


def test_entries_of_one_moment_are_each_shown_once(portal):
    tomasz = portal.person("tomasz")
    casus = tomasz.casus()
    with clock.at(datetime.now(UTC)):
        for number in range(85):
            tomasz.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst=f"Nummer {number}.")
    found = pages(tomasz, casus)
    assert [len(page) for page in found] == [40, 40, 5]
    assert [text for page in found for text in page] == [f"Nummer {n}." for n in reversed(range(85))]


def test_a_professional_pages_through_what_is_open_and_nothing_else(demo):
    bram = demo.person("bram")
    casus = demo.person("yara").casus()
    everything = [text for page in pages(demo.person("yara"), casus) for text in page]
    his = [text for page in pages(bram, casus) for text in page]
    assert his == [text for text in everything if text in set(his)]
    assert 0 < len(his) < len(everything)
    assert not any("Even wat minder deze week" in text for text in his), "that was about treatment"


def test_the_place_to_go_on_from_opens_nothing(demo):
    """An entry that UWV may not read is no secret door to those before it."""
    bram, yara = demo.person("bram"), demo.person("yara")
    casus = yara.casus()
    more = yara.open(f"{casus}/").link("/tijdlijn?voor=")
    page = bram.open(more)
    texts = TEXT.findall(page.html)
    his = [text for found in pages(bram, casus) for text in found]
    assert set(texts) <= set(his)
