"""The organisatie counts: a sum per person per month of its own people, and no day, no kind, no client."""

import re

import pytest

from portal.core.formats import today
from portal.hours.words import month
from tests.casus.statements import cost


def office(person) -> str:
    return f"{person.organisatie()}/uren"


def note(person, quarters: int) -> None:
    person.fill_in("/mijn/uren", day=today().isoformat(), quarters=str(quarters), kind="client")


def test_a_sum_per_person_per_month(portal):
    joris, romy = portal.person("joris"), portal.person("romy")
    before = minutes(romy, "Joris van Loenen (betaald)")
    note(joris, 3)
    note(joris, 2)
    assert minutes(romy, "Joris van Loenen (betaald)") == before + 75


def minutes(person, name: str) -> int:
    """In the newest month; nothing yet is 0."""
    page = person.open(office(person))
    section = page.html.split("<section")[1]
    if month(today()) not in section.lower():
        return 0
    said = re.search(rf"{re.escape(name)}</th><td[^>]*>([^<]*)", section)
    if said is None:
        return 0
    hours, rest = re.search(r"(\d+) uur", said.group(1)), re.search(r"(\d+) minuten", said.group(1))
    return 60 * int(hours.group(1) if hours else 0) + int(rest.group(1) if rest else 0)


def test_no_client_no_day_and_no_kind_is_on_the_page(demo):
    romy = demo.person("romy")
    page = romy.open(office(romy))
    assert "Joris van Loenen (betaald)" in page.words
    assert "Tirza Meulenbeltink (vrijwillig)" in page.words
    for word in ("Yara", "/casus/", "Overleg", "Voorbereiden", "Samen met"):
        assert word not in page.html
    assert "Shanti" not in page.words, "of another organisatie"


def test_taken_away_it_is_not_counted(portal):
    joris, romy = portal.person("joris"), portal.person("romy")
    note(joris, 4)
    before = minutes(romy, "Joris van Loenen (betaald)")
    path = re.search(r'href="(/mijn/uren/[\w-]{22})"', joris.open("/mijn/uren").html).group(1)
    joris.fill_in(path, day=today().isoformat(), quarters="4", kind="client", doe="weg")
    assert minutes(romy, "Joris van Loenen (betaald)") == before - 60


def test_the_way_in_stands_only_where_there_is_something_to_count(demo):
    romy, hanneke = demo.person("romy"), demo.person("hanneke")
    assert "Uren van ervaringsdeskundigen" in romy.open(office(romy).removesuffix("uren")).words
    assert "Uren van" not in hanneke.open(office(hanneke).removesuffix("uren")).words
    assert "Er zijn nog geen uren opgeschreven." in hanneke.open(office(hanneke)).words


@pytest.mark.parametrize("who", ["yara", "joris", "bram", "hanneke", "marijke", "jian"])
def test_nobody_of_another_organisatie_counts(demo, who):
    assert demo.person(who).open(office(demo.person("romy"))).status == 404


def test_ten_cost_as_many_queries_as_one(portal):
    joris, romy = portal.person("joris"), portal.person("romy")
    paths = [(joris, "/mijn/uren"), (romy, office(romy))]
    before = [cost(portal, who, path) for who, path in paths]
    for _ in range(9):
        note(joris, 1)
    assert [cost(portal, who, path) for who, path in paths] == before
