"""Acties answer the hulpvraag: each has an owner, a state, and the client's word."""

import re
from datetime import timedelta

import pytest

from portal.core.formats import today
from tests.plan.team import in_a_week

ACTIE = "Samen uitrekenen wat er met de uitkering gebeurt"


@pytest.fixture
def yara(portal):
    return portal.person("yara")


@pytest.fixture
def casus(yara):
    return yara.casus()


@pytest.fixture
def bram(portal):
    return portal.person("bram")


def choice(page, words: str) -> str:
    """The value of the option with these words."""
    return re.search(rf'name="owner" value="([^"]+)"[^>]*><span>(?:KANARIE\w+ )?{words}', page.html).group(1)


def propose(person, casus, who="Ik zelf", **fields):
    page = person.open(f"{casus}/actie")
    return person.send(
        f"{casus}/actie",
        {
            **page.hidden(),
            "tekst": ACTIE,
            "owner": choice(page, who),
            "vraag": "",
            "doel": "",
            "due": in_a_week(),
        }
        | fields,
    )


def address(person, casus, title=ACTIE) -> str:
    return re.search(
        rf'href="({casus}/actie/[\w-]{{22}})"[^>]*>(?:KANARIE\w+ )?{title}', person.open(f"{casus}/").html
    ).group(1)


def test_it_hangs_under_the_words_it_answers(bram, casus):
    assert "Nog geen antwoord" in bram.open(f"{casus}/").words
    assert propose(bram, casus, vraag="zorgen").status == 302
    words = bram.open(f"{casus}/").words
    assert "Nog geen antwoord" not in words
    assert words.index("Ik ben bang dat ik mijn uitkering", words.index("Wat doen wij")) < words.index(
        ACTIE, words.index("Wat doen wij")
    )


def test_who_may_not_read_the_answer_gets_no_quote(portal, yara, casus, bram):
    """UWV may not read what the client wants to do; the actie then stands under Andere acties."""
    assert propose(yara, casus, vraag="wensen").status == 302
    plan = bram.open(f"{casus}/").words.split("Wat doen wij")[1].split("Tijdlijn")[0]
    assert "Als ik bak denk ik niet" not in plan
    assert ACTIE in plan.split("Andere acties")[1]


def test_a_professionals_actie_waits_for_the_clients_word(yara, bram, casus):
    propose(bram, casus)
    page = yara.open(address(yara, casus))
    assert "Bent u het hiermee eens?" in page.words
    yara.send(f"{address(yara, casus)}/antwoord", {**page.hidden(0), "doe": "nee"})
    assert "Gestopt of niet gewild" in bram.open(f"{casus}/").words
    assert "Bent u het hiermee eens?" not in yara.open(address(yara, casus)).words


def test_only_the_client_answers(bram, casus):
    propose(bram, casus)
    where = address(bram, casus)
    page = bram.open(where)
    assert bram.send(f"{where}/antwoord", {**page.hidden(), "doe": "ja"}).status == 404


def test_the_owner_changes_how_it_stands(yara, bram, casus):
    propose(bram, casus)
    where = address(bram, casus)
    yara.send(f"{where}/antwoord", {**yara.open(where).hidden(0), "doe": "ja"})
    page = bram.open(where)
    fields = {**page.hidden(), "owner": choice(page, "Ik zelf"), "due": "", "reason": ""}
    assert bram.send(where, {**fields, "stand": "done"}).status == 302
    assert "gedaan op" in bram.open(where).words


def test_stopping_asks_why(bram, casus):
    propose(bram, casus)
    where = address(bram, casus)
    page = bram.open(where)
    answer = bram.send(
        where,
        {**page.hidden(), "owner": choice(page, "Ik zelf"), "stand": "stopped", "due": "", "reason": " "},
    )
    assert answer.status == 422
    assert "Schrijf kort waarom deze actie stopt." in answer.words


def test_somebody_elses_actie_can_be_read_and_not_changed(portal, bram, casus):
    propose(bram, casus)
    marloes = portal.person("marloes")
    where = address(marloes, casus)
    page = marloes.open(where)
    assert page.status == 200
    assert "Verander deze actie" not in page.words
    mine = bram.open(where)
    fields = {
        "csrf_token": marloes.open(f"{casus}/actie").hidden()["csrf_token"],
        "version": "1",
        "request_id": "a" * 32,
    }
    assert marloes.send(where, {**fields, "stand": "done", "owner": choice(mine, "Ik zelf")}).status == 404


def test_a_lost_race_shows_both_and_the_next_press_decides(bram, yara, casus):
    propose(bram, casus)
    where = address(bram, casus)
    old = bram.open(where)
    fresh = yara.open(where)
    yara.send(
        where, {**fresh.hidden(1), "stand": "busy", "owner": choice(fresh, "Bram"), "due": "", "reason": ""}
    )
    lost = bram.send(
        where, {**old.hidden(), "stand": "done", "owner": choice(old, "Ik zelf"), "due": "", "reason": ""}
    )
    assert lost.status == 409
    assert 'class="p-crumbs' in lost.html
    assert "Gedaan" in lost.words
    assert "Bezig" in lost.words
    again = bram.send(
        where, {**lost.hidden(), "stand": "done", "owner": choice(old, "Ik zelf"), "due": "", "reason": ""}
    )
    assert again.status == 302


def test_a_day_that_has_been_is_refused_and_what_was_typed_is_kept(bram, casus):
    page = propose(bram, casus, due=(today() - timedelta(days=1)).isoformat())
    assert page.status == 422
    assert "Deze dag is al geweest" in page.words
    assert ACTIE in page.html


def test_what_cannot_be_chosen_any_more_is_told_in_words_beside_the_field(bram, yara, casus):
    page = propose(bram, casus, owner="weg", vraag="weg", doel="weg", due="31-31-2026")
    assert page.status == 422
    assert "Deze persoon of organisatie kan dit nu niet doen." in page.words
    assert page.words.count("Dit kunt u nu niet kiezen.") == 4, "in the list of errors and beside the field"
    assert "Dit is geen datum." in page.words
    propose(bram, casus)
    where = address(bram, casus)
    wrong = bram.send(where, {**bram.open(where).hidden(), "stand": "weg", "owner": ""})
    assert "Kies hoe het ermee staat." in wrong.words
    assert "valid" not in (page.words + wrong.words).lower()
    step = yara.fill_in(f"{casus}/doelen", tekst=ACTIE, gebieden="weg")
    assert "Kies uit deze lijst." in step.words


def test_sent_twice_it_is_one(bram, casus):
    page = bram.open(f"{casus}/actie")
    fields = {**page.hidden(), "tekst": ACTIE, "owner": choice(page, "Ik zelf"), "when": in_a_week()}
    first, second = bram.send(f"{casus}/actie", fields), bram.send(f"{casus}/actie", fields)
    assert first.location == second.location
    assert (
        bram.open(f"{casus}/").html.count(f'dir="auto">{ACTIE}') == 2
    )  # in the list, and in what waits for Bram


def test_a_partij_that_must_name_somebody_is_told_so(portal, yara, bram, casus):
    propose(yara, casus, who="UWV: zij kiezen zelf wie")
    assert "Uw organisatie moet iemand noemen" in bram.open("/vandaag").words
    assert ACTIE in bram.open("/vandaag").words
    assert ACTIE not in portal.person("joris").open("/vandaag").words


def test_what_closes_is_gone_from_the_list_of_acties_too(portal, yara, bram, casus):
    propose(bram, casus)
    assert ACTIE in bram.open("/vandaag").words
    cell = yara.open(f"{casus}/toestemming").link("/plan")
    yara.fill_in(cell, doe="sluit")
    assert ACTIE not in bram.open("/vandaag").words
    assert ACTIE not in bram.open(f"{casus}/").words
    assert "Gezamenlijk doel" not in bram.open(f"{casus}/").words
