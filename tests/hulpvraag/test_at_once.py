"""Fifty windows save one answer at the same moment: one text stands, and no other is lost."""

from tests.hulpvraag.tomasz import Tomasz
from tests.support.people import Person
from tests.team.people import at_once

MANY = 50


def forms(tomasz: Tomasz, path: str) -> list[dict]:
    """The same page in each window, with a text of its own."""
    page = tomasz.person.open(path).hidden()
    return [
        {**page, "request_id": f"{number:032x}", "tekst": f"Dit is tekst nummer {number}."}
        for number in range(MANY)
    ]


def test_fifty_savers_of_one_answer(portal):
    tomasz = Tomasz(portal)
    path = f"{tomasz.casus}/schrijven/geholpen"
    windows: list[Person] = [tomasz.person] * MANY
    answers = at_once(portal, windows, path, forms(tomasz, path))
    assert sorted(answer.status for answer in answers) == [302] + [409] * (MANY - 1)
    won = next(number for number, answer in enumerate(answers) if answer.status == 302)
    stands = f"Dit is tekst nummer {won}."
    assert tomasz.written() == stands
    for number, answer in enumerate(answers):
        if number != won:
            assert f"Dit is tekst nummer {number}." in answer.words
            assert stands in answer.words
    again = forms(tomasz, path)[0]
    assert tomasz.person.send(path, again).status == 302, "who reads what stands can go on"


def test_twenty_times_the_same_text_is_saved_once(portal):
    tomasz = Tomasz(portal)
    path = f"{tomasz.casus}/schrijven/geholpen"
    form = forms(tomasz, path)[0]
    answers = at_once(portal, [tomasz.person] * 20, path, [form] * 20)
    assert {(answer.status, answer.location) for answer in answers} == {(302, answers[0].location)}
    assert tomasz.written() == form["tekst"]
