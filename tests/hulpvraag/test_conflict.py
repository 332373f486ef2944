"""Two tabs, two texts: 409 with both, and nothing is lost whichever is chosen."""

import pytest


@pytest.fixture
def conflict(tomasz):
    """The page that the second tab gets."""
    stale = tomasz.open("schrijven/geholpen").hidden()
    tomasz.write("geholpen", "De eerste tekst.")
    return tomasz.person.send(f"{tomasz.casus}/schrijven/geholpen", {**stale, "tekst": "De tweede tekst."})


def test_both_texts_stand_beside_each_other(tomasz, conflict):
    assert conflict.status == 409
    assert "Er is niets weg" in conflict.words
    assert "De <ins>eerste</ins> tekst." in conflict.html
    assert "De <ins>tweede</ins> tekst." in conflict.html
    assert tomasz.written() == "De eerste tekst."


@pytest.mark.parametrize(
    ("keep", "left"),
    [
        ("mine", "De tweede tekst."),
        ("other", "De eerste tekst."),
        ("both", "De eerste tekst.\n\nDe tweede tekst."),
    ],
)
def test_what_one_chooses_is_what_stands(tomasz, conflict, keep, left):
    sent = {**conflict.hidden(), "tekst": "De tweede tekst.", "keep": keep}
    assert tomasz.person.send(f"{tomasz.casus}/schrijven/geholpen", sent).status == 302
    assert tomasz.written() == left


def test_a_third_text_meanwhile_is_a_conflict_again(tomasz, conflict):
    tomasz.write("geholpen", "De derde tekst.")
    sent = {**conflict.hidden(), "tekst": "De tweede tekst.", "keep": "mine"}
    answer = tomasz.person.send(f"{tomasz.casus}/schrijven/geholpen", sent)
    assert answer.status == 409
    assert "<ins>derde</ins>" in answer.html
    assert tomasz.written() == "De derde tekst."


def test_two_first_texts_are_a_conflict_too(tomasz):
    forms = [tomasz.open("schrijven/wensen").hidden() for _ in range(2)]
    path = f"{tomasz.casus}/schrijven/wensen"
    answers = [tomasz.person.send(path, {**form, "tekst": f"Tekst {n}"}) for n, form in enumerate(forms)]
    assert [answer.status for answer in answers] == [302, 409]


def test_both_choices_of_leefgebieden_together(tomasz):
    path = f"{tomasz.casus}/schrijven/leefgebieden"
    stale = tomasz.person.open(path).hidden()
    tomasz.person.fill_in(path, gebieden=["wonen", "geld"])
    answer = tomasz.person.send(path, {**stale, "gebieden": ["geld", "zin"]})
    assert answer.status == 409
    assert "Wonen" in answer.words
    assert "Zin in het leven" in answer.words
    tomasz.person.send(path, {**answer.hidden(), "gebieden": ["geld", "zin"], "keep": "both"})
    page = tomasz.person.open(path).html
    assert page.count(" checked") == 3


def test_two_very_long_texts_are_both_shown(tomasz):
    long = "woord " * 3_000
    stale = tomasz.open("schrijven/geholpen").hidden()
    tomasz.write("geholpen", long + "een")
    answer = tomasz.person.send(f"{tomasz.casus}/schrijven/geholpen", {**stale, "tekst": long + "twee"})
    assert answer.status == 409
    assert "woord een" in answer.words
    assert "woord twee" in answer.words


def test_both_together_may_be_too_long_and_then_nothing_is_lost(tomasz):
    stale = tomasz.open("schrijven/geholpen").hidden()
    tomasz.write("geholpen", "a" * 15_000)
    path = f"{tomasz.casus}/schrijven/geholpen"
    answer = tomasz.person.send(path, {**stale, "tekst": "b" * 15_000})
    answer = tomasz.person.send(path, {**answer.hidden(), "tekst": "b" * 15_000, "keep": "both"})
    assert answer.status == 422
    assert "a" * 15_000 in answer.html
    assert "b" * 15_000 in answer.html
