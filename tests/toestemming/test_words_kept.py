"""Each row keeps the words of the page on which it was chosen, and none that somebody typed."""

from datetime import timedelta

import pytest

from portal.core import clock
from tests.toestemming.places import cell_url, grid_of, partij_url, secrecy_url

WMO, GGZ = "Gemeente Nijmegen, Wmo", "GGZ Waalrand (fictief)"
WHY = "KANARIEWAAROM om samen te zoeken"


@pytest.fixture
def yara(portal):
    return portal.person("yara")


def newest(yara) -> tuple[dict, str]:
    """The row that was made last, and what stood on its page."""
    log = f"{grid_of(yara)}/logboek"
    number = yara.open(log).words.split("Bewijs van regel ")[1].split()[0]
    found = yara.open(f"{log}/{number}/bewijs.json").response.json
    notice = found["pii_processing"]["privacy_notice"]
    return found["proof"]["row"], notice["text"] if notice else ""


def test_of_one_cell_opened_and_going_on(yara):
    url = cell_url(yara, WMO, "Werk")
    for doe, says in (
        ("open", f"Wat {GGZ} schrijft, ziet {WMO} dan nog niet."),
        ("langer", f"Wat ziet {WMO} straks niet meer?"),
        ("sluit", "Of laat u het langer open?"),
    ):
        assert yara.fill_in(url, doe=doe, until="3").status == 302
        row, text = newest(yara)
        assert says in text and "{" not in text, (doe, text)
        assert row["entity_id"] == "client"
    assert "Dit staat open tot" in text


def test_of_all_of_a_partij_closed_and_opened_again(yara):
    url = partij_url(yara, WMO)
    for doe, says in (
        ("langer", "Dit staat nu open voor"),
        ("sluit", "Laat het langer open"),
        ("open", "Dit stond het laatst open:"),
    ):
        assert yara.fill_in(url, doe=doe, until="3").status == 302
        _, text = newest(yara)
        assert says in text and f"Alles voor {WMO}" in text and "{" not in text, (doe, text)


def test_of_a_doorbreking(yara):
    assert yara.fill_in(secrecy_url(yara, GGZ, WMO), doe="open", until="1").status == 302
    row, text = newest(yara)
    assert f"Mag {GGZ} delen met {WMO}?" in text and "{" not in text
    assert len(row["sender"]) == 22, "a token of this casus, no key of the database"


def test_of_a_pause_without_who_else_was_on_it(yara):
    assert yara.fill_in(f"{grid_of(yara)}/pauze").status == 302
    row, text = newest(yara)
    assert "Wat ziet niemand straks meer?" in text
    assert row["privacy_notice"]["filled_in"] == {}


def test_of_who_asks_and_who_answers_without_why(portal, yara):
    marloes, ask = portal.person("marloes"), f"{grid_of(yara)}/vragen"
    assert marloes.fill_in(ask, onderwerp="werk", until="3", why=WHY).status == 302
    row, text = newest(yara)
    assert row["entity_id"] == "gemeente" and "Om welk onderwerp vraagt u?" in text
    assert WHY not in str(row) + text and "Yara" not in str(row) + text
    question = [link for link in yara.open(grid_of(yara)).links if "/gevraagd/" in link][-1]
    for doe, state in (("later", "postponed"), ("nee", "refused")):
        assert yara.fill_in(question, doe=doe).status == 302
        row, text = newest(yara)
        assert row["event_state"] == state
        assert f"{WMO} hoort niet wat u antwoordt." in text and WHY not in text


def test_what_ends_by_itself_was_chosen_on_no_page(portal, yara):
    """Also when it comes to light while the client opens it anew."""
    url = cell_url(yara, WMO, "Werk")
    assert yara.fill_in(url, doe="open", until="1").status == 302
    with clock.at(clock.now() + timedelta(days=31)):
        person = portal.person("yara")
        assert person.fill_in(url, doe="open", until="1").status == 302
        log = f"{grid_of(person)}/logboek"
        number = int(person.open(log).words.split("Bewijs van regel ")[1].split()[0])
        ended = person.open(f"{log}/{number - 1}/bewijs.json").response.json["proof"]["row"]
    assert (ended["event_state"], ended["entity_id"], ended["privacy_notice"]) == ("expired", "portal", None)
