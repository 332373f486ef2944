"""The client says how they see what somebody wrote; whoever reads the one reads the other."""

import pytest

from tests.tijdlijn.test_correct import written

THEIRS, MINE = "Yara kwam niet op de afspraak.", "Ik was er wel. De deur was dicht."


@pytest.fixture
def told(portal):
    """Bram of UWV wrote about work; the client has a link to say how she sees that."""
    yara, bram = portal.person("yara"), portal.person("bram")
    correction = written(bram, yara.casus(), "werk", THEIRS)
    return portal, yara, bram, correction.replace("/verbeter", "/zienswijze")


def test_it_stands_with_the_bijdrage_for_who_wrote_it_and_who_reads_it(told):
    portal, yara, bram, address = told
    assert yara.fill_in(address, tekst=MINE).status == 302
    for person in (yara, bram, portal.person("joris")):
        page = person.open(f"{yara.casus()}/")
        item = next(part for part in page.html.split("<li ") if THEIRS in part)
        assert MINE in item
        assert MINE in person.open(address.removesuffix("/zienswijze")).words


def test_who_may_not_read_the_bijdrage_does_not_read_it_either(told):
    portal, yara, _, address = told
    yara.fill_in(address, tekst=MINE)
    assert MINE not in portal.person("marloes").open(f"{yara.casus()}/").words


@pytest.mark.parametrize("who", ["bram", "fenna", "joris", "tomasz"])
def test_only_the_client_of_this_casus_has_that_page(told, who):
    portal, yara, _, address = told
    person = portal.person(who)
    assert person.open(address).status == 404
    assert "/zienswijze" not in person.open(f"{yara.casus()}/").html


def test_what_the_client_wrote_herself_asks_for_none(told):
    _, yara, _, _ = told
    correction = written(yara, yara.casus(), "werk", "Mijn eigen woorden.")
    assert yara.open(correction.replace("/verbeter", "/zienswijze")).status == 404


def test_it_stays_when_the_bijdrage_is_corrected_and_tells_that_it_answered_the_earlier_text(told):
    _, yara, bram, address = told
    yara.fill_in(address, tekst=MINE)
    bram.fill_in(address.replace("/zienswijze", "/verbeter"), tekst="Yara stond voor een dichte deur.")
    words = bram.open(f"{yara.casus()}/").words
    assert MINE in words
    assert "Dit ging over de eerdere tekst" in words


def test_the_client_can_change_it(told):
    _, yara, bram, address = told
    yara.fill_in(address, tekst=MINE)
    assert MINE in yara.open(address).words
    yara.fill_in(address, tekst="Ik was er om negen uur.")
    words = bram.open(f"{yara.casus()}/").words
    assert "Ik was er om negen uur." in words
    assert MINE not in words


def test_two_tabs_get_both_texts(told):
    _, yara, _, address = told
    late = yara.open(address).hidden()
    yara.fill_in(address, tekst=MINE)
    page = yara.send(address, {**late, "tekst": "Wat ik later schreef."})
    assert page.status == 409
    assert MINE in page.words
    assert "Wat ik later schreef." in page.words


def test_nothing_is_no_zienswijze(told):
    _, yara, _, address = told
    page = yara.fill_in(address, tekst="  ")
    assert page.status == 422
    assert "Schrijf eerst uw tekst." in page.words
