"""A sleutelpersoon sees who of their own people looked, by casusnummer, and goes through some of it each month."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock
from portal.core.db import db
from portal.inzage.models import Found, LookReview
from portal.inzage.queries.office import MANY, hurried
from tests.casus.statements import cost

AT = clock.now()


def main(page) -> str:
    return page.html.split("<main", 1)[1].split("</main>")[0]


def test_numbers_and_names_of_colleagues_and_nothing_of_a_client(demo):
    bram, office = demo.person("bram"), demo.person("peter-paul")
    casus = bram.casus_of("Kofi")
    bram.open(f"{casus}/")
    page = office.open(f"{office.organisatie()}/wie-keek")
    assert re.search(r"Bram Oosterling , casus \w{3}-\d{4} Keek in de casus", page.words)
    assert re.search(r"Bram Oosterling Zag \d+ casussen in een overzicht", page.words)
    for hidden in ("Kofi", "KANARIE", "Fenna", "inkomen", casus.split("/")[2]):
        assert hidden not in main(page), hidden


def test_a_look_at_night_is_said_neutrally(demo):
    page = demo.person("hanneke")
    words = page.open(f"{page.organisatie()}/wie-keek").words
    assert "Let op: in de nacht" in words


def test_who_was_refused_stands_there_too(demo):
    marloes, office = demo.person("marloes"), demo.person("hanneke")
    marloes.open(f"{demo.person('kofi').casus()}/")
    words = office.open(f"{office.organisatie()}/wie-keek").words
    assert re.search(r"openen dat dicht is, en zag niets(, \d+ keer)? Let op: [^.]*het was dicht\.", words)


@pytest.mark.parametrize(
    ("casussen", "minutes", "many"), [(MANY, 5, True), (MANY - 1, 5, False), (MANY, 60, False)]
)
def test_many_casussen_within_an_hour(casussen, minutes, many):
    opened = [(AT + timedelta(minutes=minutes * each), each) for each in range(casussen)]
    assert hurried(opened, opened[-1][0]) is many


def test_only_the_sleutelpersoon_of_that_organisatie(demo):
    office = demo.person("peter-paul").organisatie()
    for who in ("hanneke", "bram", "diederik", "abel", "jian", "yara"):
        for path in ("wie-keek", "wie-keek/steekproef"):
            assert demo.person(who).open(f"{office}/{path}").status == 404, who


def test_the_list_costs_as_many_queries_for_many_looks_as_for_few(demo):
    office, bram = demo.person("peter-paul"), demo.person("bram")
    path = f"{office.organisatie()}/wie-keek"
    few = cost(demo, office, path)
    for _ in range(10):
        bram.open(f"{bram.casus_of('Kofi')}/")
    assert cost(demo, office, path) == few


class Drawn:
    def __init__(self, portal, who: str = "hanneke"):
        self.person = portal.person(who)
        self.path = f"{self.person.organisatie()}/wie-keek/steekproef"
        self.page = self.person.open(self.path)
        self.forms = re.findall(r'action="([^"]+/steekproef/[\w-]{22})"', self.page.html)

    def says(self, what: str):
        return self.person.send(self.forms[0], {**self.page.hidden(), "doe": what})


def test_going_through_a_look_is_a_row_with_who_did_it(portal):
    drawn = Drawn(portal)
    assert len(drawn.forms) >= 2
    assert "Marloes Tempelman, casus" in drawn.page.words
    assert drawn.says("explained").status == 302
    with portal.inside():
        (row,) = db.session.scalars(select(LookReview)).all()
        assert row.found is Found.EXPLAINED
    again = Drawn(portal, "rashida")
    assert len(again.forms) == len(drawn.forms) - 1
    assert "Nagevraagd, en uitgelegd" in again.page.words
    assert "Hanneke Vos" in again.page.words


def test_two_go_through_the_same_look(portal):
    first, second = Drawn(portal), Drawn(portal, "rashida")
    first.says("fits")
    late = second.says("followed_up")
    assert late.status == 409
    assert "Een collega liep deze regel intussen na." in late.words
    assert first.says("fits").status == 302, "the same form sent twice leads where it led"


def test_what_is_no_answer_and_no_look_of_the_sample(portal):
    drawn = Drawn(portal)
    assert drawn.says("anders").status == 422
    elsewhere = Drawn(portal, "peter-paul").forms[0]
    wrong = elsewhere.rsplit("/", 1)[1]
    assert drawn.person.send(f"{drawn.path}/{wrong}", {**drawn.page.hidden(), "doe": "fits"}).status == 404
