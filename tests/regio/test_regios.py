"""The beheerder puts a regio and its organisaties into the portal; what was a mistake can be taken away again."""

import re

import pytest

BASE = "/beheer/regio/"


@pytest.fixture
def beheerder(portal):
    return portal.person("jian")


def with_twente(beheerder):
    assert beheerder.fill_in("/beheer/regio", regio="twente").location == f"{BASE}twente/"
    return beheerder


def add(person, slug="twente", **fields):
    """As the page sends it: the second of its forms."""
    page = person.open(f"{BASE}{slug}/")
    form = {"soort": "gemeente", "name": "Gemeente Almelo", "taken": ["wmo"], **fields}
    return person.send(f"{BASE}{slug}/organisatie", {**page.hidden(), **form})


def test_a_regio_is_chosen_from_those_that_are_not_there_yet(beheerder):
    page = beheerder.open("/beheer/regio")
    assert "Haaglanden" in page.words
    assert 'value="haaglanden"' not in page.html
    with_twente(beheerder)
    page = beheerder.open("/beheer/regio")
    assert "Twente" in page.words
    assert 'value="twente"' not in page.html


@pytest.mark.parametrize("typed", ["", "haaglanden", "atlantis"])
def test_any_other_is_refused_beside_the_field(beheerder, typed):
    page = beheerder.fill_in("/beheer/regio", regio=typed)
    assert page.status == 422
    assert "Kies een regio uit de lijst." in page.words


def test_an_organisatie_has_an_onderdeel_for_each_of_its_tasks(beheerder):
    with_twente(beheerder)
    assert add(beheerder, taken=["wmo", "participatiewet"]).status == 302
    words = beheerder.open(f"{BASE}twente/").words
    assert "Gemeente Almelo" in words
    assert "Gemeente: Participatiewet, Wmo" in words


def test_the_gemeenten_that_we_know_come_in_one_press(beheerder):
    page = beheerder.open(f"{BASE}rijk-van-nijmegen/")
    assert "Zet deze gemeenten erbij" not in page.words, "all seven are there"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": " "}, "Vul in hoe de organisatie heet."),
        ({"soort": "kerk"}, "Kies wat voor organisatie het is."),
        ({"soort": "uwv", "taken": ["wmo"]}, "UWV: hier hoort bij werk en uitkering"),
        ({"soort": "ggz", "taken": []}, "Kies ten minste één taak."),
        ({"soort": "zorgverzekeraar", "taken": ["wgbo"]}, "hier hoort bij geen van deze taken"),
        ({"taken": ["naaste"]}, "hier hoort bij Participatiewet"),
        ({"taken": ["handhaving"]}, "hier hoort bij Participatiewet"),
        ({"name": "x" * 101}, "Dit is te lang."),
    ],
)
def test_what_does_not_fit_is_told_and_what_was_typed_stays(beheerder, fields, told):
    with_twente(beheerder)
    page = add(beheerder, **fields)
    assert page.status == 422
    assert told in page.words
    assert "Gemeente Almelo" in page.html or "name" in fields


def test_the_same_name_twice_is_one(beheerder):
    with_twente(beheerder)
    add(beheerder)
    page = add(beheerder, name="GEMEENTE  almelo")
    assert page.status == 422
    assert "staat er al in deze regio" in page.words


def test_a_mistake_can_be_taken_away_while_nobody_works_there(beheerder):
    with_twente(beheerder)
    add(beheerder)
    (path,) = re.findall(
        r'href="(/beheer/regio/twente/weg/[\w-]{22})"', beheerder.open(f"{BASE}twente/").html
    )
    assert "weghalen?" in beheerder.open(path).words
    assert beheerder.fill_in(path).location == f"{BASE}twente/"
    assert "Gemeente Almelo" not in beheerder.open(f"{BASE}twente/").words


def test_where_somebody_works_it_stays(beheerder, portal):
    page = beheerder.open(f"{BASE}rijk-van-nijmegen/")
    ggz = portal.person("peter-paul").organisatie().split("/")[2]
    assert ggz not in page.html
    path = f"{BASE}rijk-van-nijmegen/weg/{ggz}"
    assert "Dan kunt u haar niet weghalen" in beheerder.open(path).words
    assert beheerder.fill_in(path).status == 422


def test_an_unknown_regio_and_the_organisatie_of_another_regio_are_not_there(beheerder, portal):
    with_twente(beheerder)
    assert beheerder.open(f"{BASE}atlantis/").status == 404
    elsewhere = portal.person("peter-paul").organisatie().split("/")[2]
    assert beheerder.open(f"{BASE}twente/weg/{elsewhere}").status == 404
