"""What a client reads where they open, close, look back and ask: short sentences, and words that are not long.

Twelve words on average and never over twenty; a word of over twelve letters is one of the glossary. Run with -rP to
see the figures of each page.
"""

import re

import pytest

from portal.demo.people import read
from tests.toestemming.places import cell_url, grid_of, partij_url, secrecy_url
from tests.toestemming.reading import flesch_douma, glossary, long_words, sentences
from tests.toestemming.written import Table

WMO, GGZ = "Gemeente Nijmegen, Wmo", "GGZ Waalrand (fictief)"
NAMES = (WMO, GGZ, "Joris van Loenen", "Marloes Tempelman", "Bram Oosterling", "Fenna Achterberg")
BEGIN = ("toestemming", "noodkaart", "rechten", "wie-keek", "identiteit", "meenemen")
NO_PAGE = re.compile(r"/kijk-mee/.|\.\w+$|/toestemming/vragen")
AUTHORITY = {"persoonsgegevens", "autoriteitpersoonsgegevens"}  # whose name it is

once = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


def demo_written(demo) -> str:
    table = Table(demo)
    table.writes()
    table.confirms()
    return table.answer_url()


@pytest.fixture(scope="module")
def pages(demo) -> dict[str, str]:
    yara = demo.person("yara")
    grid = grid_of(yara)
    demo.person("marloes").fill_in(f"{grid}/vragen", onderwerp="werk", until="3", why="Om samen te zoeken.")
    paths = {
        "open": cell_url(yara, WMO, "Werk"),
        "close": cell_url(yara, "UWV", "Werk"),
        "partij": partij_url(yara, "UWV"),
        "secrecy": secrecy_url(yara, GGZ, WMO),
        "secrecy given": secrecy_url(yara, GGZ, "UWV"),
        "written": demo_written(demo),
    }
    return {name: yara.open(path).html for name, path in paths.items()} | found_by(yara)


def found_by(client) -> dict[str, str]:
    """One page of each kind, found by its links."""
    casus, found = client.casus(), {}
    waiting = [f"{casus}/{part}" for part in BEGIN]
    while waiting:
        path = waiting.pop(0).split("#")[0].split("?")[0]
        kind = re.sub(r"[\w-]{22}", "*", path.removeprefix(casus))
        kind = re.sub(r"(logboek/)\d+|(toestemming/\*/)(?!beroepsgeheim)\w+$", r"\1\2x", kind)
        about = path.startswith(casus) and kind.startswith(tuple(f"/{part}" for part in BEGIN))
        if not about or kind in found or NO_PAGE.search(path):
            continue
        page = client.open(path)
        if page.status == 200:
            found[kind] = page.html
            waiting += page.links
    assert len(found) > 18
    return found


@once
def test_no_sentence_over_twenty_words_and_twelve_on_average(pages):
    for name, html in pages.items():
        found = sentences(html, NAMES)
        lengths = [len(each.split()) for each in found]
        average = sum(lengths) / len(lengths)
        print(f"{name}: {average:.1f} words, at most {max(lengths)}, Flesch-Douma {flesch_douma(found):.0f}")
        assert max(lengths) <= 20, (name, [each for each in found if len(each.split()) > 20])
        assert average <= 12, name


@once
def test_a_long_word_is_one_of_the_field(pages):
    known = glossary() | AUTHORITY | what_people_are_called()
    assert {name: rest for name, html in pages.items() if (rest := long_words(sentences(html)) - known)} == {}


def what_people_are_called() -> set[str]:
    """Their names and their functie, as they stand beside what they did."""
    told = " ".join(
        str([mens["name"], *(each.get("functie") for each in mens.get("lidmaatschap", []))])
        for mens in read("mensen.toml")["mens"]
    )
    return set(re.findall(r"[^\W\d_]+", told.lower()))


def test_douma_gives_what_he_would_give():
    """Of a text of which the syllables were counted by hand: 13 in 11 words, in two sentences."""
    found = ["De boot vaart weg.", "Wij zwaaien tot de brug open gaat."]
    assert round(flesch_douma(found), 1) == round(206.84 - 77 * 13 / 11 - 0.93 * 11 / 2, 1)


def test_what_is_good_to_know_stands_once(demo):
    """Tomasz has opened nothing yet: the first time it is told at more length, and not once more below."""
    tomasz = demo.person("tomasz")
    cell = next(link for link in tomasz.open(grid_of(tomasz)).links if link.endswith("/plan"))
    said = tomasz.open(cell).words
    assert "Goed om te weten." in said
    assert said.count("Wat een medewerker leest, kan die niet altijd negeren.") == 1
    assert said.count("gevolgen voor uw uitkering") == 1
    assert "U kunt dit elke dag weer sluiten." in said
