"""A professional asks for an onderwerp with why and how long; the client says yes, no or later, and nobody hears it."""

from datetime import timedelta

import pytest

from portal.core import clock
from tests.toestemming.places import grid_of

WHY = "KANARIEWAAROM om samen te zoeken"
SOON = "Hier is kort geleden al om gevraagd"


@pytest.fixture
def yara(portal):
    return portal.person("yara")


@pytest.fixture
def asking(portal, yara):
    """Marloes, and the page on which she asks."""
    return portal.person("marloes"), f"{grid_of(yara)}/vragen"


def asks(asking, onderwerp="werk", **fields):
    person, url = asking
    return person.fill_in(url, **{"onderwerp": onderwerp, "until": "3", "why": WHY, **fields})


def asked(yara) -> list[str]:
    """The oldest first; what Fenna asked in the demo stands before it."""
    return [link for link in yara.open(grid_of(yara)).links if "/gevraagd/" in link]


def question(yara) -> str:
    return asked(yara)[-1]


def log(yara) -> str:
    return yara.open(f"{grid_of(yara)}/logboek").words


def test_the_client_reads_why_and_how_long_and_nobody_else_does(portal, yara, asking):
    assert asks(asking).status == 302
    page = yara.open(question(yara))
    assert WHY in page.words and "Marloes Tempelman van Gemeente Nijmegen, Wmo" in page.words
    assert "Dat is voor 3 maanden" in page.words
    assert "Gemeente Nijmegen, Wmo vroeg of ‘Werk’ open mag." in log(yara)
    assert "Iemand vraagt u om iets te openen" in yara.open("/nieuw").words
    assert "vraagt om ‘Werk’" in yara.open(f"{yara.casus()}/").words
    taken = yara.open(f"{yara.casus()}/meenemen.json").response.json["gevraagd"][-1]
    assert (taken["waarom"], taken["antwoord"]) == (WHY, "wacht")
    for slug in ("marloes", "bram", "fenna", "joris"):
        person = portal.person(slug)
        for path in (f"{yara.casus()}/", asking[1], "/nieuw"):
            assert WHY not in person.open(path).html, (slug, path)
        assert person.open(question(yara)).status == 404


def test_yes_leads_to_the_page_of_the_cell(portal, yara, asking):
    asks(asking)
    there = yara.open(question(yara)).link("maanden=3")
    assert 'value="3" checked' in yara.open(there).html
    assert yara.fill_in(there, doe="open", until="3").status == 302
    assert (
        "Werk" not in asking[0].open(asking[1]).words.split("Waarom vraagt u dit?")[0].split("vraagt u?")[1]
    )
    assert len(asked(yara)) == 1


def test_no_and_later_look_the_same_to_who_asked(portal, yara, asking):
    asks(asking)
    before = asking[0].open(asking[1]).words
    url = question(yara)
    assert yara.fill_in(url, doe="later").status == 302
    assert asking[0].open(asking[1]).words == before
    assert question(yara) == url and "vraagt om ‘Werk’" not in yara.open(f"{yara.casus()}/").words
    assert yara.fill_in(url, doe="nee").status == 302
    assert asking[0].open(asking[1]).words == before
    assert "‘Werk’" not in asking[0].open("/nieuw").words
    assert "U zei nee: ‘Werk’ ging niet open voor Gemeente Nijmegen, Wmo." in log(yara)


def test_not_again_within_a_month_whatever_was_answered(portal, yara, asking):
    asks(asking)
    refused = [asks(asking)]
    yara.fill_in(question(yara), doe="nee")
    refused.append(asks(asking))
    for page in refused:
        assert page.status == 422 and SOON in page.words and WHY in page.words
    assert asks(asking, onderwerp="dagelijks_leven").status == 302
    with clock.at(clock.now() + timedelta(days=31)):
        later = (portal.person("marloes"), asking[1])
        assert asks(later).status == 302


def test_only_what_the_own_page_does_not_show_and_the_taak_allows(yara, asking):
    for onderwerp in ("plan", "inkomen", "behandeling", "x", ""):
        page = asks(asking, onderwerp=onderwerp)
        assert page.status == 422 and WHY in page.words, onderwerp
    assert asks(asking, until="13").status == 422
    assert asks(asking, why=" ").status == 422
    assert "Wmo vroeg of" not in log(yara)


def test_who_has_nothing_open_asks_nothing(portal, yara, asking):
    yara.fill_in(f"{grid_of(yara)}/pauze")
    assert asking[0].open(asking[1]).status == 404
    assert portal.person("linde").open(asking[1]).status == 404
