"""One gezamenlijk doel stands in a casus, and only because the client said so."""

import re

import pytest

DOEL = "Ik begin met twee ochtenden in de kas."


@pytest.fixture
def yara(portal):
    return portal.person("yara")


@pytest.fixture
def casus(yara):
    return yara.casus()


def proposal(person, casus) -> str:
    return re.search(rf"{casus}/doel/[\w-]{{22}}", person.open(f"{casus}/").html).group(0)


def test_what_a_professional_proposes_waits_for_the_client(portal, yara, casus):
    bram = portal.person("bram")
    assert bram.fill_in(f"{casus}/doel", tekst=DOEL).status == 302
    words = bram.open(f"{casus}/").words
    assert DOEL in words
    assert "Dit geldt pas als" in words
    assert "Is dit uw doel?" in yara.open(f"{casus}/").words


def test_confirmed_it_stands_and_the_earlier_one_is_kept(portal, yara, casus):
    portal.person("bram").fill_in(f"{casus}/doel", tekst=DOEL)
    assert yara.fill_in(proposal(yara, casus), doe="ja").status == 302
    words = yara.open(f"{casus}/").words
    assert f"Gezamenlijk doel {DOEL}" in re.sub(r"KANARIE\w+ ", "", words)
    assert "Eerdere doelen" in words
    assert "Voor de zomer werk ik drie ochtenden" in words


def test_confirmed_it_is_the_clients_own_text_and_needs_no_doorbreking(portal, yara, casus):
    """A doel that the client confirmed is the client's own text; that of a GGZ is under beroepsgeheim until then."""
    portal.person("fenna").fill_in(f"{casus}/doel", tekst=DOEL)
    marloes = portal.person("marloes")
    assert DOEL not in marloes.open(f"{casus}/").words
    yara.fill_in(proposal(yara, casus), doe="ja")
    assert DOEL in marloes.open(f"{casus}/").words


def test_declined_it_stands_nowhere(portal, yara, casus):
    portal.person("bram").fill_in(f"{casus}/doel", tekst=DOEL)
    yara.fill_in(proposal(yara, casus), doe="nee")
    assert DOEL not in yara.open(f"{casus}/").words
    assert DOEL not in portal.person("bram").open(f"{casus}/").words


def test_the_clients_own_doel_stands_at_once(yara, casus):
    yara.fill_in(f"{casus}/doel", tekst=DOEL)
    assert "Door u bevestigd" in yara.open(f"{casus}/").words
    assert DOEL in yara.open(f"{casus}/").words


def test_nobody_but_the_client_confirms(portal, yara, casus):
    bram = portal.person("bram")
    bram.fill_in(f"{casus}/doel", tekst=DOEL)
    address = proposal(yara, casus)
    absent = bram.open("/casus/AAAAAAAAAAAAAAAAAAAAAA/")
    refused = bram.open(address)
    assert refused.status == absent.status == 404
    assert refused.response.data == absent.response.data


def test_an_answer_to_a_proposal_that_moved_on_changes_nothing(portal, yara, casus):
    portal.person("bram").fill_in(f"{casus}/doel", tekst=DOEL)
    address = proposal(yara, casus)
    page = yara.open(address)
    yara.fill_in(address, doe="nee")
    again = yara.send(address, {**page.hidden(), "request_id": "0" * 31 + "1", "doe": "ja"})
    assert again.status == 409
    assert DOEL not in yara.open(f"{casus}/").words


def test_an_empty_doel_is_told_so_beside_the_field(portal, casus):
    page = portal.person("bram").fill_in(f"{casus}/doel", tekst="   ")
    assert page.status == 422
    assert "Schrijf eerst het doel." in page.words
