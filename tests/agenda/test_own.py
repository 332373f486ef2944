"""The page where somebody makes a secret address, sees whether it is used, and stops with it."""

import re

import pytest
from sqlalchemy import func, select

from portal.agenda.models import Agenda
from tests.agenda.addresses import address_on, made, press


def test_the_address_is_shown_once_and_never_again(portal):
    bram = portal.person("bram")
    assert "Maak een geheim adres" in bram.open("/mijn/agenda").words
    address = made(bram)
    assert address_on(bram.open("/mijn/agenda")) == ""
    assert address not in bram.open("/mijn/agenda").html
    secret = address.split("/")[-1].removesuffix(".ics")
    with portal.inside() as session:
        row = session.scalar(select(Agenda))
        assert secret.encode() not in row.secret_hash + row.uid_key


def test_a_new_address_ends_the_old_one(portal):
    bram, calendar = portal.person("bram"), portal.browse()
    old = made(bram)
    new = made(bram)
    assert (calendar.open(old).status, calendar.open(new).status) == (404, 200)
    with portal.inside() as session:
        assert session.scalar(select(func.count(Agenda.id))) == 1


def test_stopping_ends_it_at_once(portal):
    bram, calendar = portal.person("bram"), portal.browse()
    address = made(bram)
    page = press(bram, "stop")
    assert "Uw adres werkt niet meer." in bram.open(page.location).words
    assert calendar.open(address).status == 404


def test_when_it_was_fetched_stands_on_the_page(portal):
    bram = portal.person("bram")
    address = made(bram)
    assert "Nog geen agenda haalde dit adres op." in bram.open("/mijn/agenda").words
    portal.browse().open(address)
    assert "haalde dit adres het laatst op: vandaag om" in bram.open("/mijn/agenda").words


def test_the_same_form_twice_makes_one_address(portal):
    bram = portal.person("bram")
    form = {**bram.open("/mijn/agenda").hidden(), "doe": "maak"}
    address = address_on(bram.send("/mijn/agenda", form))
    again = bram.send("/mijn/agenda", form)
    assert again.status == 302
    page = bram.open(again.location)
    assert "Zag u het niet? Maak dan een nieuw adres." in page.words
    assert re.findall(r'name="doe" value="(\w+)"', page.html) == ["maak"]
    assert portal.browse().open(address).status == 200
    assert "nu=" not in page.link("/mijn/agenda"), "who has it goes on to the page as it always is"


def test_a_button_that_there_is_not_changes_nothing(demo):
    assert press(demo.person("bram"), "weg").status == 422


@pytest.mark.parametrize("who", ["hanneke", "marijke", "jian"])
def test_who_does_no_acties_finds_no_such_page(demo, who):
    assert demo.person(who).open("/mijn/agenda").status == 404


@pytest.mark.parametrize("who", ["yara", "bram", "joris"])
def test_the_start_page_leads_there(demo, who):
    person = demo.person(who)
    begin = person.open("/begin")
    page = begin if begin.status == 200 else person.open(begin.location)
    assert "/mijn/agenda" in page.links
