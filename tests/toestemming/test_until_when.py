"""For how long, per cell and per partij: the same few steps to open, to close and to go on; nothing is revived."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock
from portal.core.db import db
from portal.core.formats import datum
from portal.toestemming.models import Sharing
from portal.toestemming.terms import TERMS
from tests.toestemming.places import cell_url, grid_of, partij_url, secrecy_url

UWV, WMO, GGZ = "UWV", "Gemeente Nijmegen, Wmo", "GGZ Waalrand (fictief)"
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


@pytest.fixture
def yara(portal):
    return portal.person("yara")


def logged(yara) -> list[str]:
    words = yara.open(f"{grid_of(yara)}/logboek").words
    return words.split("Van elke regel kunt u een bewijs bewaren.")[1].split("Bewijs van regel")


def test_a_cell_is_opened_for_as_long_as_was_chosen(yara):
    url = cell_url(yara, WMO, "Werk")
    for term in TERMS:
        assert yara.fill_in(url, doe="open", until=term).status == 302
        assert f"Dit staat open tot {datum(clock.now() + TERMS[term][1])}" in yara.open(url).words
        assert yara.fill_in(url, doe="sluit").status == 302


def test_no_other_time_opens_anything(yara):
    url = cell_url(yara, WMO, "Werk")
    for term in ("0", "13", "x", "-1", ""):
        page = yara.fill_in(url, doe="open", until=term)
        assert page.status == 422 and "Kies iets uit de lijst" in page.words, term
    assert "Wat ziet Gemeente Nijmegen, Wmo dan?" in yara.open(url).words


def test_it_goes_on_as_a_new_row_in_the_same_two_steps(portal, yara):
    assert yara.fill_in(cell_url(yara, UWV, "Werk"), doe="langer", until="3").status == 302
    assert "Dit blijft langer open" in yara.open(f"{grid_of(yara)}?nu=langer").words
    assert "U liet ‘Werk’ langer open voor UWV." in logged(yara)[0]
    with portal.inside():
        new, before = (
            db.session.scalars(
                select(Sharing).where(Sharing.cell == "werk").order_by(Sharing.id.desc())
            ).all()[each]
            for each in (0, -1)
        )
        assert abs(new.valid_until - clock.now() - TERMS["3"][1]) < timedelta(minutes=1)
        rows = select(Sharing).where(
            Sharing.casus_id == new.casus_id, Sharing.partij_id == new.partij_id, Sharing.cell == "werk"
        )
        before = db.session.scalars(rows.order_by(Sharing.id.desc())).all()[1]
        assert before.closed_at <= new.opened_at


def test_what_is_closed_is_not_lengthened(yara):
    url = cell_url(yara, WMO, "Werk")
    yara.fill_in(url, doe="langer", until="3")
    assert "Wat ziet Gemeente Nijmegen, Wmo dan?" in yara.open(url).words


def test_everything_of_one_partij_closes_and_opens_again_as_new_rows(portal, yara):
    bram, url = portal.person("bram"), partij_url(yara, UWV)
    page = yara.open(url)
    assert (
        "Wat ziet UWV straks niet meer?" in page.words and "Bram Oosterling kan dan niets meer" in page.words
    )
    assert "Dan blijft dat in het eigen dossier van UWV staan." in page.words
    assert yara.fill_in(url, doe="sluit").status == 302
    assert bram.open(f"{yara.casus()}/").status == 404
    assert portal.person("marloes").open(f"{yara.casus()}/").status == 200
    closed = yara.open(url)
    assert "Dit stond het laatst open" in closed.words and "Inkomen" in closed.words
    assert yara.fill_in(url, doe="open", until="1").status == 302
    assert bram.open(f"{yara.casus()}/").status == 200
    assert yara.open(url).words.count(f"tot {datum(clock.now() + TERMS['1'][1])}") == 8


def test_all_of_a_partij_goes_on_the_hulpvraag_too(portal, yara):
    url = partij_url(yara, UWV)
    assert yara.fill_in(url, doe="langer", until="12").status == 302
    words, until = yara.open(url).words, datum(clock.now() + TERMS["12"][1])
    assert words.count(f"tot {until}") == 8 and f"Uw hulpvraag tot {until}" in words
    assert portal.person("bram").open(f"{yara.casus()}/hulpvraag").status == 200


def test_after_a_pause_of_all_each_partij_opens_again_apart(portal, yara):
    yara.fill_in(f"{grid_of(yara)}/pauze")
    assert yara.fill_in(partij_url(yara, UWV), doe="open").status == 302
    assert portal.person("bram").open(f"{yara.casus()}/").status == 200
    assert portal.person("marloes").open(f"{yara.casus()}/").status == 404


def test_before_a_pause_it_tells_what_each_will_no_longer_see(yara):
    words = yara.open(f"{grid_of(yara)}/pauze").words
    assert "UWV Uw hulpvraag, Wie er meedoen, Plan, Werk, Inkomen" in words
    assert "blijft dat in het eigen dossier van die organisatie staan" in words


def test_a_page_that_moved_on_closes_nothing(yara):
    url = partij_url(yara, UWV)
    form = yara.open(url).hidden()
    yara.fill_in(cell_url(yara, UWV, "Werk"), doe="sluit")
    page = yara.send(url, {**form, "doe": "sluit"})
    assert page.status == 409 and "Er veranderde intussen iets" in page.words
    assert "Dit staat nu open voor UWV" in page.words


def test_the_beroepsgeheim_is_a_question_of_its_own(portal, yara):
    """What Fenna of the GGZ wrote reaches Marloes only while the onderwerp and the doorbreking both stand."""
    marloes, said = portal.person("marloes"), "KANARIETEST van Fenna"
    casus = yara.casus()
    assert portal.person("fenna").fill_in(f"{casus}/bijdrage", onderwerp="werk", tekst=said).status == 302

    def reads(person=marloes) -> bool:
        return said in person.open(f"{casus}/").html or said in person.open(f"{casus}/tijdlijn").html

    werk, secrecy = cell_url(yara, WMO, "Werk"), secrecy_url(yara, GGZ, WMO)
    assert not reads()
    assert yara.fill_in(werk, doe="open").status == 302
    assert not reads()
    assert "Mag GGZ Waalrand (fictief) delen met Gemeente Nijmegen, Wmo?" in yara.open(secrecy).words
    assert yara.fill_in(secrecy, doe="open", until="1").status == 302
    assert reads()
    assert "U zei ja: GGZ Waalrand (fictief) mag delen met Gemeente Nijmegen, Wmo." in logged(yara)[0]
    with clock.at(clock.now() + timedelta(days=31)):
        assert not reads(portal.person("marloes"))
    yara.fill_in(werk, doe="sluit")
    assert not reads()
    yara.fill_in(werk, doe="open")
    assert reads()
    assert yara.fill_in(secrecy, doe="langer", until="6").status == 302
    assert yara.fill_in(secrecy, doe="sluit").status == 302
    assert not reads()
    assert "U zei dat GGZ Waalrand (fictief) niet meer mag delen" in logged(yara)[0]


def test_the_beroepsgeheim_of_who_has_none_is_no_page(yara):
    url = secrecy_url(yara, GGZ, UWV)
    sender = url.split("over=")[1]
    receiver = url.split("/toestemming/")[1].split("/")[0]
    for path in (url.replace(sender, receiver), url.split("?")[0], url.replace(sender, "x"),
                 url.replace(f"/{receiver}/", f"/{sender}/")):  # fmt: skip
        assert yara.open(path).status == 404, path
