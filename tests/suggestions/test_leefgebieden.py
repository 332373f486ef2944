"""Beside the vraag where in life it is about there are no other words but other ticks, by the same rules."""

import re

import pytest

QUESTION = "Waar in uw leven gaat uw hulpvraag over?"
OWN = {"geld", "werk_en_leren", "gezondheid", "dagritme"}


def ticked(html: str) -> set[str]:
    return set(re.findall(r'name="gebieden" value="(\w+)" checked', html))


@pytest.fixture
def opened(pair):
    """Yara opens that answer to Joris too."""
    page = pair.yara.open(f"{pair.casus}/delen")
    section = page.html.split(f'aria-label="{QUESTION}"')[1].split("</section>")[0]
    joris = next(box for box in section.split('name="cel" value="')[1:] if "Joris" in box).split('"')[0]
    stands = re.findall(r'name="cel" value="([^"]+)" checked', page.html)
    pair.yara.send(f"{pair.casus}/delen", {**page.hidden(), "cel": [*stands, joris]})
    return pair


def suggest(pair, *gebieden: str, **fields):
    return pair.joris.fill_in(f"{pair.along}/leefgebieden", gebieden=list(gebieden), **fields)


def concept(pair) -> set[str]:
    return ticked(pair.yara.open(f"{pair.casus}/schrijven/leefgebieden").html)


def choose(pair, *gebieden: str) -> None:
    pair.yara.fill_in(f"{pair.casus}/schrijven/leefgebieden", gebieden=list(gebieden))


def test_it_begins_with_what_the_client_chose_and_the_client_reads_what_differs(opened):
    page = opened.joris.open(f"{opened.along}/leefgebieden")
    assert ticked(page.html) == OWN
    assert suggest(opened, "geld", "mensen", why="Je noemde je zus.").location == opened.along
    assert "Geld, Mensen om mij heen" in opened.joris.open(opened.along).words
    page = opened.yara.open(opened.suggestion(QUESTION))
    assert re.findall(r"<ins>(.*?)</ins>", page.html) == ["Mensen om mij heen"]
    assert re.findall(r"<del>(.*?)</del>", page.html) == ["Werk en leren", "Gezondheid", "Dagritme"]
    assert "Je noemde je zus." in page.words


def test_taken_over_it_stands_in_the_concept_and_the_versie_says_with_whose_help(opened):
    opened.yara.fill_in(f"{opened.casus}/schrijven/geholpen", tekst="Helemaal van mijzelf.")
    opened.share()
    suggest(opened, "geld", "mensen")
    taken = opened.yara.fill_in(opened.suggestion(QUESTION), doe="neem")
    assert taken.location.endswith("/schrijven/leefgebieden")
    assert concept(opened) == {"geld", "mensen"}
    assert "Mensen om mij heen" not in opened.shared()
    opened.share()
    assert "Mensen om mij heen" in opened.shared()
    assert ", met hulp van Joris van Loenen (betaald)" in opened.mine().words


def test_left_as_it_is_nothing_changes(opened):
    suggest(opened, "zin")
    assert opened.yara.fill_in(opened.suggestion(QUESTION), doe="laat").status == 302
    assert concept(opened) == OWN


def test_what_the_client_chose_since_is_never_lost(opened):
    suggest(opened, "geld", "mensen")
    choose(opened, "geld", "wonen")
    address = opened.suggestion(QUESTION)
    page = opened.yara.fill_in(address, doe="neem")
    assert page.status == 409
    assert "Er zijn twee keuzes" in page.words
    assert concept(opened) == {"geld", "wonen"}
    opened.yara.send(address, {**page.hidden(), "doe": "neem", "keep": "both"})
    assert concept(opened) == {"geld", "wonen", "mensen"}


def test_one_press_puts_ones_own_choice_back(opened):
    suggest(opened, "zin")
    opened.yara.fill_in(opened.suggestion(QUESTION), doe="neem")
    path = f"{opened.casus}/schrijven/leefgebieden"
    assert "Geld, Werk en leren, Gezondheid, Dagritme" in opened.yara.open(path).words
    assert opened.yara.fill_in(path, gebieden="zin", go="terug").location == path
    assert concept(opened) == OWN


@pytest.mark.parametrize(
    ("gebieden", "words"), [((), "Kies minstens één"), (OWN, "staan er al"), (("weg",), "Kies uit")]
)
def test_a_choice_that_is_none_is_refused_beside_the_field(opened, gebieden, words):
    page = suggest(opened, *gebieden, why="Dit blijft staan.")
    assert page.status == 422
    assert words in page.words
    assert "Dit blijft staan." in page.html


def test_an_answer_that_changed_meanwhile_stands_beside_what_was_chosen(opened):
    form = opened.joris.open(f"{opened.along}/leefgebieden").hidden()
    choose(opened, "wonen")
    opened.share()
    page = opened.joris.send(f"{opened.along}/leefgebieden", {**form, "gebieden": ["zin"]})
    assert page.status == 409
    assert re.findall(r"<ins>(.*?)</ins>", page.html) == ["Wonen", "Zin in het leven"]
    assert ticked(page.html) == {"zin"}
    again = opened.joris.send(f"{opened.along}/leefgebieden", {**page.hidden(), "gebieden": ["zin"]})
    assert again.status == 302
