"""The author may correct a bijdrage; what it said before stays, for whoever reads it."""

import re

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.core.db import db
from portal.tijdlijn.models import Revision

FIRST, SECOND = "Ik bel maandag met de bakkerij.", "Ik bel dinsdag met de bakkerij."


def written(person, casus: str, onderwerp: str, tekst: str) -> str:
    """The address of its correction."""
    person.fill_in(f"{casus}/bijdrage", onderwerp=onderwerp, tekst=tekst)
    return person.open(f"{casus}/").link("/verbeter")


def revisions(portal) -> int:
    with portal.inside() as session:
        return session.query(Revision).count()


@pytest.fixture
def told(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    return portal, yara, bram, written(bram, yara.casus(), "werk", FIRST)


def test_the_new_text_stands_on_the_timeline_and_says_that_it_was_corrected(told):
    _, yara, bram, address = told
    answer = bram.fill_in(address, tekst=SECOND)
    assert answer.status == 302
    page = yara.open(f"{yara.casus()}/")
    assert SECOND in page.words
    assert FIRST not in page.words
    assert "verbeterd vandaag" in page.words


def test_who_reads_it_reads_what_it_said_before_with_the_change_marked(told):
    _, yara, bram, address = told
    bram.fill_in(address, tekst=SECOND)
    bram.fill_in(address, tekst="Ik bel woensdag met de bakkerij.")
    page = yara.open(address.removesuffix("/verbeter"))
    assert re.findall(r"<del>(.*?)</del>", page.html) == ["dinsdag", "maandag"]


def test_who_may_not_read_the_onderwerp_finds_no_such_bijdrage(told):
    portal, _, bram, address = told
    bram.fill_in(address, tekst=SECOND)
    marloes = portal.person("marloes")  # in the team, and work is not open to her
    entry = address.removesuffix("/verbeter")
    assert marloes.open(entry).status == 404
    absent = re.sub(r"[\w-]{22}$", "A" * 22, entry)
    assert marloes.open(entry).html == marloes.open(absent).html


@pytest.mark.parametrize("who", ["yara", "fenna", "marloes", "tomasz"])
def test_nobody_else_can_correct_it_not_even_the_client(told, who):
    portal, yara, _, address = told
    person = portal.person(who)
    assert person.open(address).status == 404
    page = person.open(f"{yara.casus()}/bijdrage")
    hidden = page.hidden() if page.status == 200 else person.open("/begin").hidden()
    assert person.send(address, {**hidden, "version": "1", "tekst": "Van mij."}).status in (400, 404)
    assert FIRST in yara.open(f"{yara.casus()}/").words


def test_after_the_client_closed_the_onderwerp_it_can_be_corrected_no_more(told):
    _, yara, bram, address = told
    form = bram.open(address).hidden()
    for cell in [link for link in yara.open(f"{yara.casus()}/toestemming").links if link.endswith("/werk")]:
        yara.fill_in(cell, doe="sluit")
    assert bram.open(address).status == 404
    assert bram.send(address, {**form, "tekst": SECOND}).status == 404


def test_the_client_corrects_their_own(portal):
    tomasz = portal.person("tomasz")
    address = written(tomasz, tomasz.casus(), "plan", "Mijn zin.")
    tomasz.fill_in(address, tekst="Mijn betere zin.")
    assert "Mijn betere zin." in tomasz.open(f"{tomasz.casus()}/").words


def test_two_tabs_get_both_texts(told):
    _, yara, bram, address = told
    late = bram.open(address).hidden()
    bram.fill_in(address, tekst=SECOND)
    page = bram.send(address, {**late, "tekst": "Ik bel vrijdag."})
    assert page.status == 409
    assert "Ik bel vrijdag." in page.words
    assert SECOND in page.words
    assert bram.send(address, {**page.hidden(), "tekst": "Ik bel dinsdag en vrijdag."}).status == 302
    assert "Ik bel dinsdag en vrijdag." in yara.open(f"{yara.casus()}/").words


@pytest.mark.parametrize("version", ["", "0", "99", "abc"])
def test_without_the_version_it_began_from_nothing_is_changed(told, version):
    _, yara, bram, address = told
    page = bram.send(address, {**bram.open(address).hidden(), "version": version, "tekst": SECOND})
    assert page.status == 409
    assert SECOND in page.words
    assert FIRST in yara.open(f"{yara.casus()}/").words


def test_sent_twice_it_is_one_correction(told):
    portal, _, bram, address = told
    before = revisions(portal)
    form = {**bram.open(address).hidden(), "tekst": SECOND}
    first, second = bram.send(address, form), bram.send(address, form)
    assert first.location == second.location
    assert revisions(portal) == before + 1


def test_the_same_words_again_are_no_correction(told):
    portal, _, bram, address = told
    before = revisions(portal)
    assert bram.fill_in(address, tekst=FIRST).status == 302
    assert revisions(portal) == before
    assert "verbeterd vandaag" not in bram.open(address.removesuffix("/verbeter")).words


def test_what_it_said_before_cannot_be_changed_by_the_portal(told):
    portal, _, bram, address = told
    bram.fill_in(address, tekst=SECOND)
    for statement in ("UPDATE bijdrage_revision SET number = 9", "DELETE FROM bijdrage_revision"):
        with portal.inside(), pytest.raises(DatabaseError):
            db.session.execute(text(statement))
