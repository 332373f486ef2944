"""The timeline by onderwerp, by who wrote, by period and by words, among what one may read."""

import re
from datetime import timedelta

import pytest

from portal.core import clock
from portal.core.formats import today
from tests.tijdlijn.test_paging import TEXT


def found(page) -> list[str]:
    assert page.status == 200
    return TEXT.findall(page.html)


def choices(page, name: str) -> dict[str, str]:
    """label -> value"""
    select = re.search(rf'<select[^>]*name="{name}">(.*?)</select>', page.html, re.S).group(1)
    return {
        label: value for value, label in re.findall(r'<option value="([^"]*)"[^>]*>(.*?)</option>', select)
    }


@pytest.fixture
def told(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    bram.fill_in(f"{casus}/bijdrage", onderwerp="werk", tekst="De financiën van de bakkerij.")
    bram.fill_in(f"{casus}/bijdrage", onderwerp="inkomen", tekst="De Financiën van de uitkering.")
    yara.fill_in(f"{casus}/bijdrage", onderwerp="werk", tekst="Ik oefen met de kassa.")
    return portal, yara, bram, f"{casus}/tijdlijn"


@pytest.mark.parametrize("words", ["financien", "FINANCIËN bakkerij", "nanci bakk", "bakkerij financiën"])
def test_words_are_found_as_people_type_them(told, words):
    _, yara, _, timeline = told
    assert "De financiën van de bakkerij." in found(yara.fill_in(timeline, zoek=words))


def test_every_word_must_be_there(told):
    _, yara, _, timeline = told
    page = yara.fill_in(timeline, zoek="financiën kassa")
    assert found(page) == []
    assert "Niets gevonden" in page.words
    assert "0 gevonden" not in page.words
    assert 'value="financiën kassa"' in page.html, "what was typed is still there"


def test_the_words_of_a_zienswijze_are_found_too(told):
    _, yara, _, timeline = told
    address = yara.open(timeline).link("/zienswijze")
    yara.fill_in(address, tekst="Zonnebloempitten.")
    page = yara.fill_in(timeline, zoek="zonnebloempit")
    assert len(found(page)) == 1
    assert "1 gevonden." in page.words


def test_nobody_finds_what_they_may_not_read(told):
    portal, _, _, timeline = told
    assert found(portal.person("marloes").fill_in(timeline, zoek="financiën")) == []


def test_what_is_searched_stands_in_no_address(told):
    """Addresses are kept: by the browser, and in the log of the server."""
    _, yara, _, timeline = told
    assert "financi" not in (yara.fill_in(timeline, zoek="financiën").location or "")
    assert len(found(yara.open(f"{timeline}?zoek=kassa"))) == 40, "words in an address are not looked at"


def test_by_onderwerp(told):
    _, yara, bram, timeline = told
    answer = yara.fill_in(timeline, onderwerp="inkomen")
    assert answer.location == f"{timeline}?onderwerp=inkomen"
    texts = found(yara.open(answer.location))
    assert "De Financiën van de uitkering." in texts
    assert "Ik oefen met de kassa." not in texts
    assert "behandeling" not in choices(bram.open(timeline), "onderwerp").values(), "not open to UWV"


def test_by_who_wrote(told):
    _, yara, _, timeline = told
    writer = choices(yara.open(timeline), "wie")
    uwv = next(value for label, value in writer.items() if "UWV" in label)
    texts = found(yara.open(f"{timeline}?wie={uwv}"))
    assert "De financiën van de bakkerij." in texts
    assert "Ik oefen met de kassa." not in texts
    assert "Ik oefen met de kassa." in found(yara.open(f"{timeline}?wie=client"))


def test_whom_one_may_not_know_stands_in_the_list_without_a_name(told):
    """Tomasz van Delft opened no names: his helpers see each other's words, and not who wrote them."""
    portal, _, _, _ = told
    yara = portal.person("yara")
    names = set(choices(yara.open(f"{yara.casus()}/tijdlijn"), "wie"))
    marloes = set(choices(portal.person("marloes").open(f"{yara.casus()}/tijdlijn"), "wie"))
    assert marloes <= names | {"zorgpartij", "iemand die meedoet"}


def test_by_period(told):
    _, yara, _, timeline = told
    day = today().isoformat()
    assert "Ik oefen met de kassa." in found(yara.open(f"{timeline}?van={day}"))
    with clock.at(clock.now() + timedelta(days=3)):
        yara.sign_in("yara")
        yara.fill_in(timeline.replace("/tijdlijn", "/bijdrage"), onderwerp="werk", tekst="Drie dagen later.")
        texts = found(yara.open(f"{timeline}?van={day}&tot={day}"))
        assert "Ik oefen met de kassa." in texts
        assert "Drie dagen later." not in texts


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"van": "2026-13-45", "zoek": "kassa"}, "Dit is geen datum."),
        ({"van": "2026-05-02", "tot": "2026-05-01", "zoek": "kassa"}, "Deze dag ligt voor de eerste dag."),
        ({"zoek": "x" * 201}, "Zoek met minder woorden."),
        ({"onderwerp": "geheim", "zoek": "kassa"}, "Dit kunnen wij niet zoeken"),
    ],
)
def test_what_cannot_be_searched_is_told(told, fields, says):
    _, yara, _, timeline = told
    page = yara.fill_in(timeline, **fields)
    assert page.status == 422
    assert says in page.words
    assert fields["zoek"] in page.html


@pytest.mark.parametrize(
    "query", ["onderwerp=geheim", "wie=" + "A" * 22, "van=gisteren", "voor=x", "voor=" + "A" * 22]
)
def test_an_address_that_no_page_made_is_not_there(told, query):
    _, yara, _, timeline = told
    assert yara.open(f"{timeline}?{query}").status == 404


def test_forty_found_and_then_the_rest(told):
    _, yara, _, timeline = told
    casus = timeline.removesuffix("/tijdlijn")
    for number in range(45):
        yara.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst=f"Appelmoes {number}.")
    page = yara.fill_in(timeline, zoek="appelmoes")
    assert len(found(page)) == 40
    assert "45 gevonden. U ziet de nieuwste 40." in page.words
    rest = yara.send(timeline, page.hidden(1))
    assert "Nog 5 gevonden." in rest.words
    assert found(rest) == [f"Appelmoes {n}." for n in reversed(range(5))]
