"""The client looks for an organisatie by name, and asks it to take part."""

import re

import pytest

from tests.core.test_partials import PART, bare, part_of


@pytest.fixture
def yara(demo):
    return demo.person("yara")


def looked_for(yara, words: str, **headers):
    path = f"{yara.casus()}/zoek"
    return yara.send(path, {**yara.open(path).hidden(), "zoek": words}, **headers)


def found(page) -> list[str]:
    rows = part_of(page.html, "team-found").split("</ul>")[0].split('<li class="p-row">')[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


@pytest.mark.parametrize(
    "words", ["nijmegen participatie", "PARTICIPATIEWET NIJMEGEN", "  nijmegen  participátie "]
)
def test_it_is_found_however_it_is_typed(yara, words):
    names = [row.split(" Vraag")[0] for row in found(looked_for(yara, words))]
    assert "Gemeente Nijmegen, Participatiewet" in names
    assert "Gemeente Nijmegen, schuldhulp" not in names


def test_without_words_all_of_the_region_stand_there_and_how_each_stands(yara):
    page = yara.open(f"{yara.casus()}/zoek")
    assert len(found(page)) > 5
    assert "Den Haag" not in page.words
    assert any(
        row.startswith("Gemeente Nijmegen, Wmo Doet al mee Vraag er iemand bij") for row in found(page)
    )
    assert "Gemeente Wijchen, Wmo Kan hier nog niet gevraagd worden" in found(page)


def test_what_is_not_found_says_what_to_do(yara):
    assert "Zoek met minder woorden" in looked_for(yara, "Rotterdam").words
    assert looked_for(yara, "x" * 101).status == 422


def test_the_part_that_htmx_asks_for_is_that_part_of_the_page(yara):
    page, part = looked_for(yara, "nijmegen"), looked_for(yara, "nijmegen", **PART)
    assert "<html" not in part.html
    assert bare(part.html) == bare(part_of(page.html, "team-found"))


def test_what_was_found_is_chosen_on_the_page_to_ask(yara):
    link = looked_for(yara, "nijmegen participatie").link("/voorstel?wie=")
    page = yara.open(link)
    chosen = re.search(r"<input[^>]* checked><span>([^<]+)", page.html).group(1)
    assert chosen == "Gemeente Nijmegen, Participatiewet"


@pytest.mark.parametrize("odd", ["", "x", "%00", "A" * 22])
def test_an_odd_choice_chooses_nothing(yara, odd):
    page = yara.open(f"{yara.casus()}/voorstel?wie={odd}")
    assert page.status == 200
    assert " checked" not in page.html


def test_only_the_client_looks_for_somebody(demo, yara):
    path = f"{yara.casus()}/zoek"
    for who in ("bram", "marloes", "kofi", "hanneke"):
        assert demo.person(who).open(path).status == 404
