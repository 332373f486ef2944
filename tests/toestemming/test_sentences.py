"""What a client reads where they open and close: short sentences."""

import re
from html import unescape

import pytest

from tests.toestemming.places import cell_url, grid_of, partij_url, secrecy_url
from tests.toestemming.written import Table

WMO, GGZ = "Gemeente Nijmegen, Wmo", "GGZ Waalrand (fictief)"
NAMES = (WMO, GGZ, "Joris van Loenen", "Marloes Tempelman", "Bram Oosterling", "Fenna Achterberg")


def sentences(html: str) -> list[str]:
    """Of paragraphs, lines and headings; a name counts as one word, and what somebody wrote does not count."""
    main = html.split("<main", 1)[1].split("</main>")[0]
    main = re.sub(r"<(svg|blockquote|table)\b.*?</\1>", " ", main, flags=re.S)
    found = []
    for block in re.split(
        r"</?(?:p|li|h\d|div|ul|section|label|legend|button|form|a class=\"utrecht-button)\b[^>]*>|<br>", main
    ):
        words = " ".join(unescape(re.sub(r"<[^>]+>", "", block)).split())
        for name in NAMES:
            words = words.replace(name, "Naam")
        found += [part for part in re.split(r"(?<=[.?!:])\s+", words) if len(part.split()) > 1]
    return found


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
        "grid": grid,
        "open": cell_url(yara, WMO, "Werk"),
        "close": cell_url(yara, "UWV", "Werk"),
        "partij": partij_url(yara, "UWV"),
        "secrecy": secrecy_url(yara, GGZ, WMO),
        "secrecy given": secrecy_url(yara, GGZ, "UWV"),
        "pause": f"{grid}/pauze",
        "whom": f"{grid}/kijk-mee",
        "answer": yara.open(grid).link("/gevraagd/"),
        "written": demo_written(demo),
        "grounds": f"{grid}/waarom",
        "log": f"{grid}/logboek",
    }
    return {name: yara.open(path).html for name, path in paths.items()}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_no_sentence_over_twenty_words_and_twelve_on_average(pages):
    for name, html in pages.items():
        found = sentences(html)
        lengths = [len(each.split()) for each in found]
        assert max(lengths) <= 20, (name, [each for each in found if len(each.split()) > 20])
        assert sum(lengths) / len(lengths) <= 12, (name, sum(lengths) / len(lengths))
