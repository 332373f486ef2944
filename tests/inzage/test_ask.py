"""A client asks about a look; the sleutelpersoon of that organisatie answers in time, and learns nothing more."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock
from portal.core.db import db
from portal.inzage.models import Navraag
from portal.kluis.sealed import Sealed

WHY = "Waarom keek u zo laat op de avond?"
BECAUSE = "Wij spraken elkaar die dag, en ik schreef het op."


class Asked:
    """Kofi asks about the last look of somebody of UWV; Peter-Paul answers there."""

    def __init__(self, portal):
        self.portal = portal
        bram, self.kofi = portal.person("bram"), portal.person("kofi")
        bram.open(f"{bram.casus_of('Kofi')}/")
        self.list = f"{self.kofi.casus()}/wie-keek"
        page = self.kofi.open(self.list)
        self.look = re.search(r'href="([^"]+/vraag)">Vraag hierover<[^>]+> over Bram', page.html).group(1)

    def ask(self, words: str = WHY) -> str:
        answer = self.kofi.fill_in(self.look, tekst=words)
        assert answer.status == 302
        return answer.location

    def office(self):
        """(Peter-Paul, the address of what waits for him first)"""
        person = self.portal.person("peter-paul")
        page = person.open(f"{person.organisatie()}/navragen")
        return person, next(iter(link for link in page.links if "/navragen/" in link), None)


@pytest.fixture
def asked(portal):
    return Asked(portal)


def test_it_is_asked_answered_and_read(asked):
    own = asked.ask()
    assert "Uw vraag is gesteld. U krijgt antwoord voor" in asked.kofi.open(own).words
    person, path = asked.office()
    assert person.fill_in(path, tekst=BECAUSE).status == 302
    assert "Er is antwoord op uw vraag over wie er keek" in asked.kofi.open("/nieuw").words
    page = asked.kofi.open(own)
    assert all(words in page.words for words in ("Uw vraag is beantwoord.", BECAUSE, "Peter-Paul Adriaansz"))
    told = asked.kofi.open(asked.list).words
    assert "Las uw vraag over wie er keek." in told
    assert "Antwoordde op uw vraag over wie er keek." in told


def test_who_answers_reads_a_number_and_the_question_alone(asked):
    asked.ask()
    person, path = asked.office()
    page = person.open(path)
    assert WHY in page.words
    assert "Bram Oosterling" in page.words
    assert re.search(r"casus \w{3}-\d{4}", page.words)
    for hidden in ("Kofi", "KANARIE", "inkomen", "hulpvraag"):
        assert hidden not in page.html.split("<main")[1], hidden


def test_nobody_else_finds_it(asked):
    own = asked.ask()
    _, path = asked.office()
    for who in ("hanneke", "bram", "jian", "abel", "diederik", "kofi", "yara"):
        assert asked.portal.person(who).open(path).status == 404, who
    for who in ("bram", "yara", "peter-paul"):
        assert asked.portal.person(who).open(own).status == 404, who


def test_a_question_that_is_late_stands_on_top_of_the_desk(asked):
    own = asked.ask()
    with clock.at(clock.now() + timedelta(days=16)):
        assert "Het antwoord is te laat." in asked.portal.person("kofi").open(own).words
        person, path = asked.office()
        begin = person.open("/begin")
        assert begin.words.index("1 is te laat") < begin.words.index("Ook voor u")
        assert "2 dagen te laat" in person.open(path).words


def test_an_empty_question_says_what_to_do(asked):
    page = asked.kofi.fill_in(asked.look, tekst="")
    assert page.status == 422
    assert "Schrijf wat u wilt weten." in page.words


def test_asked_in_two_windows_is_asked_once_and_nothing_typed_is_lost(asked):
    second = asked.kofi.open(asked.look)
    own = asked.ask()
    late = asked.kofi.send(asked.look, {**second.hidden(), "tekst": "Iets anders"})
    assert late.status == 409
    assert "Iets anders" in late.html
    assert own in late.links
    assert asked.kofi.open(asked.look).location == own


def test_two_who_answer_and_the_second_reads_what_the_first_said(asked):
    asked.ask()
    person, path = asked.office()
    second = person.open(path)
    person.fill_in(path, tekst=BECAUSE)
    late = person.send(path, {**second.hidden(), "tekst": "Mijn antwoord"})
    assert late.status == 409
    assert BECAUSE in late.words
    assert "Mijn antwoord" in late.html


def test_there_is_nothing_to_ask_about_ones_own_look_or_that_of_another_casus(asked):
    own = asked.kofi.open(f"{asked.list}?wie=u")
    assert "/vraag" not in " ".join(link for link in own.links if "wie-keek/" in link)
    yara = asked.portal.person("yara")
    elsewhere = asked.look.replace(asked.kofi.casus(), yara.casus())
    assert yara.open(elsewhere).status == 404


def test_no_word_of_it_can_be_read_in_the_database(asked):
    asked.ask()
    with asked.portal.inside():
        stored = db.session.scalars(select(Navraag.vraag_sealed)).all()
        assert len(stored) >= 1
        assert not any(WHY.encode()[:12] in blob for blob in stored)
        row = db.session.scalars(select(Navraag).order_by(Navraag.id.desc())).first()
        assert isinstance(row.vraag, Sealed)
        assert row.vraag.scope == "navraag"
