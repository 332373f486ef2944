"""Fifty people save one actie: one wins, and the others get back what they typed beside what stands."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from portal.plan.models import Actie
from tests.plan.team import ACTIE, choice, in_a_week
from tests.support.people import Person

MANY = 50


def windows(team, slug: str, many: int) -> tuple[list[Person], str]:
    """The same browser, many times, and its cookies."""
    cookies = "; ".join(f"{c.key}={c.value}" for c in team[slug].client._cookies.values())
    found = [Person(team.portal.app) for _ in range(many)]
    for each in found:
        each.client = team.portal.app.test_client(use_cookies=False)
    return found, cookies


def test_fifty_savers_of_one_actie(team):
    actie = team.propose("bram")
    page = team["bram"].open(actie)
    form = {**page.hidden(), "owner": choice(page, "Ik zelf"), "stand": "stopped", "due": ""}
    people, cookies = windows(team, "bram", MANY)

    def save(number: int):
        mine = {**form, "request_id": f"{number:032x}", "reason": f"Reden nummer {number}."}
        return people[number].send(actie, mine, Cookie=cookies)

    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(save, range(MANY)))
    assert sorted(answer.status for answer in answers) == [302] + [409] * (MANY - 1)
    stands = [number for number, answer in enumerate(answers) if answer.status == 302].pop()
    assert f"Reden nummer {stands}." in team["bram"].open(actie).words
    for number, answer in enumerate(answers):
        if number != stands:
            assert f"Reden nummer {number}." in answer.words
            assert f"Reden nummer {stands}." in answer.words
    last = next(answer for answer in answers if answer.status == 409)
    again = {**form, **last.hidden(), "reason": "Nog een keer."}
    assert team["bram"].send(actie, again).status == 302


def test_twenty_times_the_same_new_actie_is_one(team):
    page = team["bram"].open(f"{team.casus}/actie")
    form = {**page.hidden(), "tekst": ACTIE, "owner": choice(page, "Ik zelf"), "when": in_a_week()}
    with team.portal.inside() as session:
        before = session.scalar(select(func.count(Actie.id)))
    people, cookies = windows(team, "bram", 20)
    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(lambda p: p.send(f"{team.casus}/actie", form, Cookie=cookies), people))
    assert {(answer.status, answer.location) for answer in answers} == {(302, f"{team.casus}/#acties")}
    with team.portal.inside() as session:
        assert session.scalar(select(func.count(Actie.id))) == before + 1
