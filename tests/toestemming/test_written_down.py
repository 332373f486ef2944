"""Given on paper or aloud: one writes it down, a second of another organisatie confirms, and then the client does."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.core import clock
from portal.core.outbox import Outgoing
from portal.sweep import expire
from portal.toestemming import ending
from portal.toestemming.verify import verify_chains
from tests.toestemming.places import partij_url
from tests.toestemming.written import WMO, Table

MARK = "bevestigd. ‘Dagelijks leven’ staat voor u open"
FORTNIGHT = timedelta(days=14)


@pytest.fixture
def table(portal):
    return Table(portal)


def later(portal, days: int):
    return clock.at(clock.now() + timedelta(days=days))


def test_from_what_was_heard_to_the_client_who_confirms(portal, table):
    assert not table.is_read()
    assert table.writes().status == 302
    assert not table.is_read(), "one alone opens nothing"
    assert "nog dicht" in table.yara.open(table.grid).words
    assert table.confirms().status == 302
    assert table.is_read()
    page = table.yara.open(table.answer_url()).words
    for words in ("Op papier", "Een naaste", "Fenna Achterberg van GGZ Waalrand", "Bram Oosterling van UWV"):
        assert words.lower() in page.lower(), words
    assert table.answers("klopt").status == 302
    assert table.is_read()
    with later(portal, 60):
        assert table.is_read(), "for as long as was said"
    with later(portal, 95):
        assert not table.is_read()
    assert "U zei zelf dat ‘Dagelijks leven’ open mag" in table.log()


def test_marked_for_who_reads_by_it_until_the_client_confirms(portal, table):
    def marked() -> set[bool]:
        marloes = portal.person("marloes")
        pages = (f"{table.casus}/", f"{table.casus}/tijdlijn", f"{table.casus}/meenemen")
        return {MARK in marloes.open(page).words for page in pages}

    assert marked() == {False}
    table.writes()
    table.confirms()
    assert marked() == {True}
    assert MARK not in table.bram.open(f"{table.casus}/").words, "it is not open to UWV"
    grid = table.yara.open(table.grid)
    assert "nog niet bevestigd" in grid.words and "Zei u dit?" in grid.words
    cells = [table.yara.open(link).words for link in grid.links if link.endswith("/dagelijks_leven")]
    assert sum("U bevestigde dat nog niet" in words for words in cells) == 1
    partij = table.yara.open(partij_url(table.yara, WMO)).words
    assert "Dagelijks leven, nog niet door u bevestigd" in partij
    table.answers("klopt")
    assert marked() == {False}
    assert "nog niet bevestigd" not in table.yara.open(table.grid).words


def test_the_client_says_it_is_not_so(table):
    table.writes()
    table.confirms()
    assert table.answers("klopt-niet").status == 302
    assert not table.is_read()
    assert "U zei dat het niet klopt. ‘Dagelijks leven’ is dicht voor Gemeente Nijmegen, Wmo." in table.log()
    again = table.writes()
    assert again.status == 422
    assert "kort geleden al opgeschreven" in again.words


def test_the_client_says_so_before_anything_opens(table):
    table.writes()
    link = table.to_confirm(table.bram)
    assert table.answers("klopt").status == 409, "nothing is open that could go on"
    assert table.answers("klopt-niet").status == 302
    assert table.bram.open(link).status == 404
    assert not table.is_read()


def test_without_the_client_it_lapses_after_a_fortnight(portal, table):
    table.writes()
    table.confirms()
    with later(portal, 13):
        assert table.is_read()
    with clock.at(clock.now() + FORTNIGHT + timedelta(minutes=1)):
        assert not table.is_read(), "at that very moment, whether or not a worker runs"
        with portal.inside():
            assert ending.has_ended()
            expire()
            assert not ending.has_ended()
            assert not verify_chains().broken
        yara = portal.person("yara")
        assert "U zei niet zelf dat het klopt. ‘Dagelijks leven’ ging dicht" in table.log(yara)
        assert table.answer_url(yara) is None
        assert MARK not in portal.person("marloes").open(f"{table.casus}/").words


def test_without_a_second_it_lapses_too(portal, table):
    table.writes()
    with clock.at(clock.now() + FORTNIGHT + timedelta(minutes=1)):
        assert table.to_confirm(portal.person("bram")) is None
        with portal.inside():
            expire()
            assert not ending.has_ended()
        assert "Geen tweede persoon bevestigde" in table.log(portal.person("yara"))


def test_neither_of_the_two_is_of_the_partij_that_reads(portal, table):
    """And the second is of another organisatie, and another person, whatever else they work as."""
    assert "UWV" not in table.choices(table.bram) and WMO in table.choices(table.bram)
    table.writes()
    link = table.to_confirm(table.fenna)
    assert table.fenna.fill_in(link, doe="bevestig", heard="y").status == 422, "who wrote it"
    marloes = portal.person("marloes")
    assert table.to_confirm(marloes) is None
    assert marloes.open(link).status == 404
    with portal.inside() as session:
        joris = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Joris van Loenen"))
        bram = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Bram Oosterling"))
        fenna = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Fenna Achterberg"))
        wmo = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Marloes Tempelman"))
        session.add(
            Lidmaatschap(
                account_id=bram.account_id, role=wmo.role, organisatie_id=wmo.organisatie_id,
                partij_id=wmo.partij_id, work_name="Bram Oosterling",
            )
        )  # fmt: skip
        joris.organisatie_id = fenna.organisatie_id
        session.commit()
    assert table.bram.open(link).status == 404, "Bram works for the Wmo too"
    assert WMO not in table.choices(table.bram)
    assert portal.person("joris").open(link).status == 404, "of the same organisatie"


def test_both_say_it_only_of_what_the_taak_allows_and_what_they_chose(table):
    for fields in (
        {"onderwerp": "behandeling"},
        {"onderwerp": "x"},
        {"until": "13"},
        {"how": ""},
        {"helper": "x"},
    ):
        page = table.writes(**fields)
        assert page.status == 422, fields
    assert table.writes().status == 302
    link = table.to_confirm(table.bram)
    assert table.bram.fill_in(link, doe="bevestig").status == 422, "without having heard it"
    assert not table.is_read()


def test_taken_back_before_the_second_came(table):
    table.writes()
    link = table.to_confirm(table.bram)
    page = table.bram.open(link)
    assert table.fenna.fill_in(link, doe="terug").status == 302
    assert table.bram.send(link, {**page.hidden(), "doe": "bevestig", "heard": "y"}).status == 404
    assert not table.is_read()
    assert "Het opschrijven is teruggenomen" in table.log()
    assert table.writes().status == 302, "a mistake can be written anew"


def test_written_and_taken_back_again_and_again_does_not_keep_telling_the_client(table):
    for _ in range(2):
        assert table.writes().status == 302
        table.fenna.fill_in(table.to_confirm(table.fenna), doe="terug")
    page = table.writes()
    assert page.status == 422
    assert "Dit is kort geleden al opgeschreven." in page.words
    assert table.log().count("Het opschrijven is teruggenomen") == 2


def test_what_stands_open_already_stays_as_it_was(table):
    """And who writes it down does not learn that it was."""
    assert table.writes(table.fenna, WMO, onderwerp="plan").status == 302
    assert table.confirms().status == 302
    assert table.answer_url() is None
    assert "‘Plan’ stond al open voor Gemeente Nijmegen, Wmo." in table.log()


def test_who_opened_it_twice_opened_it_once(table):
    table.writes()
    link = table.to_confirm(table.bram)
    form = {**table.bram.open(link).hidden(), "doe": "bevestig", "heard": "y"}
    assert [table.bram.send(link, form).status for _ in range(2)] == [302, 302]
    assert table.log().count("ging open voor") == 1


def test_the_client_hears_at_once_and_so_does_who_can_confirm(portal, table):
    table.writes()
    assert "Kunt u dat bevestigen?" in table.bram.open("/nieuw").words
    assert "Kunt u dat bevestigen?" not in portal.person("marloes").open("/nieuw").words
    assert "Bevestig dat ‘Dagelijks leven’ open mag" in table.bram.open(f"{table.casus}/").words
    table.confirms()
    words = table.yara.open("/nieuw").words
    assert "Er ging iets open omdat u ja zei. Klopt dat?" in words
    with portal.inside() as session:
        yara = session.scalar(select(Account.id).where(Account.demo_slug == "yara"))
        due = session.scalars(
            select(Outgoing.due_at).where(Outgoing.account_id == yara, Outgoing.stand == "waiting")
        )
        assert min(due) <= clock.now(), "a letter goes now, not tomorrow at eight"


def test_each_step_is_a_row_that_tells_how_and_keeps_its_words(portal, table):
    table.writes()
    table.confirms()
    table.answers("klopt")
    numbers = table.log().split("Bewijs van regel ")[1:4]
    rows = [
        table.yara.open(f"{table.grid}/logboek/{each.split()[0]}/bewijs.json").response.json
        for each in numbers
    ]
    confirmed, given, written = (row["proof"]["row"] for row in rows)
    assert [row["event_state"] for row in (written, given, confirmed)] == ["requested", "given", "confirmed"]
    assert [row["collection_method"] for row in (written, given, confirmed)] == ["paper", "paper", "online"]
    assert given["helper"] == "naaste" and len(given["recorded_by"]) == 2
    assert (given["entity_id"], confirmed["entity_id"]) == ("uwv", "client")
    texts = [row["pii_processing"]["privacy_notice"]["text"] for row in rows]
    assert "Zei u dit?" in texts[0] and "Als u dit bevestigt, gaat het meteen open." in texts[1]
    assert "Wie hielp de cliënt daarbij?" in texts[2]
    assert "{partij" not in texts[2] and "{" not in texts[0]
    page = table.yara.open(f"{table.grid}/logboek/{given['record']}").words
    assert "Op papier" in page and "Een naaste" in page and "Bram Oosterling, UWV" in page
    with portal.inside():
        assert not verify_chains().broken
