"""One's own page: another name, away with it, new recovery codes; and of nobody else."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from portal.core import clock
from tests.factor.people import OWN, entry, recovery, set_up, show

NOON = datetime(2031, 5, 6, 12, 0, 10, tzinfo=UTC)


@pytest.fixture
def yara(portal):
    """With an app; her ten codes are in `codes`."""
    with clock.at(NOON):
        yara = portal.person("yara")
        yara.app, page = set_up(yara)
        yara.codes = recovery(page)
        yield yara


def test_in_the_demo_it_is_optional(portal):
    kofi = portal.person("kofi")
    assert "U heeft nog geen extra beveiliging" in kofi.open(OWN).words
    assert OWN in kofi.open("/mijn/sessies").links


def test_it_gets_another_name_and_two_tabs_see_each_other(yara):
    path = entry(yara)
    old = yara.open(path).hidden()
    assert yara.fill_in(path, naam="Telefoon van thuis").location == f"{OWN}?nu=naam"
    assert "Telefoon van thuis" in yara.open(OWN).words
    page = yara.send(path, {**old, "naam": "Mijn nieuwe telefoon"})
    assert page.status == 409
    assert "Nu heet het: Telefoon van thuis" in page.words
    assert "Mijn nieuwe telefoon" in page.html
    assert yara.send(path, {**page.hidden(), "naam": "Mijn nieuwe telefoon"}).status == 302
    assert "Mijn nieuwe telefoon" in yara.open(OWN).words


def test_taken_away_it_is_gone_with_the_codes_and_a_second_press_is_the_same(yara, portal):
    path = entry(yara)
    sent = {**yara.open(path).hidden(), "naam": "", "doe": "weg"}
    for _ in range(2):
        assert yara.send(path, sent).location == f"{OWN}?nu=weg"
    assert yara.open(path).status == 404
    assert "Een app ging weg" in yara.open(OWN).words
    assert portal.person("yara").open("/begin").status == 200, "a demo asks for nothing more"
    set_up(yara)
    assert show(portal.person("yara"), yara.codes[0]).status == 422


def test_that_of_somebody_else_does_not_exist(yara, portal):
    path = entry(yara)
    kofi = portal.person("kofi")
    set_up(kofi)
    assert kofi.open(path).status == 404
    form = kofi.open(entry(kofi)).hidden()
    for what in ("naam", "weg"):
        assert kofi.send(path, {**form, "naam": "Van mij", "doe": what}).status == 404
    assert yara.open(path).status == 200


def test_a_recovery_code_counts_once_also_at_the_same_moment(yara, portal):
    people = [portal.person("yara") for _ in range(4)]
    forms = [person.open("/inloggen/stap-2").hidden() for person in people]

    def one(place: int) -> int:
        sent = {**forms[place], "code": yara.codes[0]}
        return people[place].send("/inloggen/stap-2", sent).status

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(one, range(4))) == [302, 422, 422, 422]
    other = portal.person("kofi")
    with clock.at(NOON):
        set_up(other)
        assert show(portal.person("kofi"), yara.codes[1]).status == 422, "a code is of one account"


def test_few_codes_left_is_told_and_new_ones_make_the_old_worthless(yara, portal):
    for number, code in enumerate(yara.codes[:7]):
        with clock.at(NOON + timedelta(minutes=number)):
            page = portal.person("yara")
            answer = show(page, code)
            assert answer.location.startswith(f"{OWN}?nu=herstelcode")
    assert "U heeft nog 3 herstelcodes. Maak nieuwe" in page.open(OWN).words
    sent = page.open(OWN).hidden()
    made = recovery(page.send(OWN, sent))
    assert len(made) == 10
    assert page.send(OWN, sent).location == f"{OWN}?nu=codes", "sent twice: not another ten"
    assert "U heeft nog 10 herstelcodes" in page.open(OWN).words
    assert show(portal.person("yara"), yara.codes[8]).status == 422
    assert show(portal.person("yara"), made[0].replace(" ", "")).status == 302


def test_what_happened_is_told_to_whose_it_is(yara):
    page = yara.open(OWN)
    for words in ("Een app kwam erbij", "Er kwamen nieuwe herstelcodes"):
        assert words in page.words
