"""Who may write about what is the table's answer; a text bears the writer's own partij."""

import re

import pytest

from portal.casus.models import Onderwerp

EVERYTHING = {str(onderwerp) for onderwerp in Onderwerp}


def choices(page) -> set[str]:
    return set(re.findall(r'name="onderwerp" value="([a-z_]+)"', page.html))


WRITES = [
    ("yara", EVERYTHING),
    ("bram", {"plan", "werk", "inkomen", "overleg"}),  # UWV never on health, treatment or daily life
    ("fenna", {"plan", "werk", "gezondheid_en_werk", "behandeling", "overleg"}),  # GGZ never on income
    ("marloes", {"plan", "overleg"}),  # Wmo, and daily life was closed again
    ("joris", {"plan", "overleg"}),  # an ervaringsdeskundige reads on work, and does not write on it
]


@pytest.mark.parametrize(("who", "about"), WRITES, ids=[who for who, _ in WRITES])
def test_one_can_write_about_what_the_table_and_the_client_allow(demo, who, about):
    casus = demo.person("yara").casus()
    assert choices(demo.person(who).open(f"{casus}/bijdrage")) == about


@pytest.mark.parametrize(("who", "about"), WRITES[1:], ids=[who for who, _ in WRITES[1:]])
def test_anything_else_is_refused_and_the_text_kept(demo, who, about):
    casus, person = demo.person("yara").casus(), demo.person(who)
    for onderwerp in [*sorted(EVERYTHING - about), "", "geholpen", "NAAM"]:
        page = person.fill_in(f"{casus}/bijdrage", onderwerp=onderwerp, tekst="Dit mag hier niet.")
        assert page.status == 422, onderwerp
        assert "Dit mag hier niet." in page.words
    assert "Dit mag hier niet." not in demo.person("yara").open(f"{casus}/").words


def test_who_may_write_about_nothing_has_no_such_page(demo):
    sem, bram = demo.person("sem"), demo.person("bram")
    casus = sem.casus()
    page = bram.open(f"{casus}/")
    assert page.status == 200, "one answer is open to UWV, and nothing else"
    assert "/bijdrage" not in page.html
    assert bram.open(f"{casus}/bijdrage").status == 404


def test_what_the_client_closed_while_it_was_being_written_is_not_lost(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    form = {**bram.open(f"{casus}/bijdrage").hidden(), "onderwerp": "werk", "tekst": "Drie ochtenden kan."}
    cells = [link for link in yara.open(f"{casus}/toestemming").links if link.endswith("/werk")]
    for cell in cells:
        yara.fill_in(cell, doe="sluit")
    page = bram.send(f"{casus}/bijdrage", form)
    assert page.status == 422
    assert "Drie ochtenden kan." in page.words
    assert "Kies iets anders" in page.words


def test_what_is_written_stands_on_top_of_the_timeline_with_name_and_readers(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    answer = bram.fill_in(f"{casus}/bijdrage", onderwerp="werk", tekst="Ik bel\nmaandag.")
    assert answer.location == f"{casus}/#tijdlijn"
    first = yara.open(f"{casus}/").html.split('class="p-lanes__item')[1]
    assert "Ik bel\nmaandag." in first
    assert "Bram Oosterling" in first
    assert "vandaag" in first


def test_a_bijdrage_of_an_ervaringsdeskundige_bears_their_own_label(portal):
    yara, joris = portal.person("yara"), portal.person("joris")
    joris.fill_in(f"{yara.casus()}/bijdrage", onderwerp="plan", tekst="Ik loop mee.")
    first = yara.open(f"{yara.casus()}/").html.split('class="p-lanes__item')[1]
    assert "Vanuit ervaring" in first
    assert "Joris van Loenen" in first


def test_what_ggz_writes_reaches_only_whom_a_doorbreking_names(portal):
    """Beroepsgeheim, 7:457 BW: UWV may read what this GGZ writes, the gemeente not any more."""
    yara, fenna = portal.person("yara"), portal.person("fenna")
    casus = yara.casus()
    fenna.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="Van de behandelaar.")
    assert "Van de behandelaar." in yara.open(f"{casus}/").words
    assert "Van de behandelaar." in portal.person("bram").open(f"{casus}/").words
    assert "Van de behandelaar." not in portal.person("marloes").open(f"{casus}/").words


@pytest.mark.parametrize("text", ["", "   ", "\r\n\t"])
def test_nothing_is_no_bijdrage(demo, text):
    yara = demo.person("yara")
    page = yara.fill_in(f"{yara.casus()}/bijdrage", onderwerp="plan", tekst=text)
    assert page.status == 422
    assert "Schrijf eerst uw tekst." in page.words
