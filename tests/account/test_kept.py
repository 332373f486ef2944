"""Words that came too late: given back whole, to who wrote them and to nobody else."""

import re

import pytest

from tests.support.people import attribute

WORDS = "Morgen bel ik\nde bakker."


@pytest.fixture
def late(portal):
    """Marloes's session ends while she writes something with more than one field."""
    marloes = portal.person("marloes")
    path = f"{marloes.casus()}/bijdrage"
    sent = {**marloes.open(path).hidden(), "onderwerp": "plan", "tekst": WORDS}
    marloes.client.delete_cookie("portal")
    return marloes, path, sent


def carried(page) -> dict:
    return {**page.hidden(), "kept_text": WORDS}


def signs_in(person, page, slug: str):
    return person.send("/inloggen/demo", {**carried(page), "person": slug})


def form(page) -> dict:
    """What a browser would send of the form that gives the words back."""
    found = page.hidden()
    for tag, words in re.findall(r"(<textarea\b[^>]*>)\n(.*?)</textarea>", page.html, re.S):
        found[attribute(tag, "name")] = page.unescaped(words)
    return found


def test_the_whole_form_is_given_back_and_saved_as_it_was(late):
    marloes, path, sent = late
    page = marloes.send(path, sent)
    assert page.status == 401
    page = signs_in(marloes, page, "marloes")
    assert "Uw tekst is er nog" in page.words
    again = form(page)
    assert (again["onderwerp"], again["tekst"]) == ("plan", WORDS)
    assert marloes.send(path, again).status == 302
    assert "de bakker." in marloes.open(path.removesuffix("bijdrage")).html


def test_somebody_else_at_the_same_screen_gets_none_of_it(late):
    marloes, path, sent = late
    page = marloes.send(path, sent)
    answer = signs_in(marloes, page, "sunita")
    assert (answer.status, answer.location) == (302, "/begin")
    assert marloes.open("/begin").status == 302


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize("acting", ["", "x", "A" * 22])
def test_words_of_nobody_in_particular_are_given_to_nobody(late, acting):
    marloes, path, sent = late
    page = marloes.send(path, {**sent, "acting": acting})
    assert WORDS in page.html, "who stands there typed it"
    assert "bakker" not in signs_in(marloes, page, "marloes").html


def test_who_signed_in_again_in_another_tab_goes_on_where_they_were(portal):
    marloes = portal.person("marloes")
    path = f"{marloes.casus()}/bijdrage"
    sent = {**marloes.open(path).hidden(), "onderwerp": "plan", "tekst": WORDS}
    marloes.sign_in("marloes")
    page = marloes.send(path, sent)
    assert page.status == 400
    assert marloes.send(path, form(page)).status == 302


def test_the_page_of_an_earlier_person_saves_nothing_as_the_next(portal):
    marloes = portal.person("marloes")
    path = f"{marloes.casus()}/bijdrage"
    sent = {**marloes.open(path).hidden(), "onderwerp": "plan", "tekst": WORDS}
    marloes.sign_in("sunita")
    page = marloes.send(path, sent)
    assert page.status == 400
    assert "<textarea" in page.html
    assert "Bewaar mijn tekst" not in page.words


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize(
    "sent", ["", "x", "[1]", '[["a"]]', '{"a": 1}', "[[1, 2]]", '[["tekst", 1]]', "[" * 5000]
)
def test_a_tampered_form_is_read_as_none(portal, late, sent):
    marloes, path, written = late
    page = marloes.send(path, written)
    answer = marloes.send("/inloggen/demo", {**carried(page), "person": "marloes", "kept_fields": sent})
    assert answer.status == 200
    assert "bakker" in answer.html
