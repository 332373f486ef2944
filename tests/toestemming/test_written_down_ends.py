"""What was written down ends with what the client decides after it: their last word counts."""

import pytest
from sqlalchemy import select

from portal.casus.models import Deelname
from portal.core import clock
from portal.core.tokens import token_of
from portal.toestemming.verify import verify_chains
from tests.toestemming.places import cell_url, partij_url
from tests.toestemming.written import WMO, Table


@pytest.fixture
def table(portal):
    return Table(portal)


def pauses(yara, grid):
    return yara.fill_in(f"{grid}/pauze")


def closes_the_partij(yara, grid):
    return yara.fill_in(partij_url(yara, WMO), doe="sluit")


def closes_the_cell(yara, grid):
    return yara.fill_in(cell_url(yara, WMO, "Plan"), doe="sluit")


def lets_the_casus_end(yara, grid):
    casus = grid.removesuffix("/toestemming")
    assert yara.fill_in(f"{casus}/wissen", sure="y").status == 302
    return yara.fill_in(f"{casus}/wissen/niet")


@pytest.mark.parametrize("decides", [pauses, closes_the_partij, closes_the_cell, lets_the_casus_end])
def test_what_the_client_closed_meanwhile_no_second_opens(portal, table, decides):
    """Whether or not it stood open when somebody wrote it down."""
    table.writes(onderwerp="plan")
    link = table.to_confirm(table.bram)
    form = {**table.bram.open(link).hidden(), "doe": "bevestig", "heard": "y"}
    assert decides(table.yara, table.grid).status == 302
    assert table.bram.send(link, form).status == 404
    assert table.bram.open(link).status == 404
    log = table.log()
    assert "Wat Fenna Achterberg, GGZ Waalrand (fictief) opschreef, telt niet meer." in log
    assert table.answer_url() is None
    with portal.inside():
        assert not verify_chains().broken


def test_no_to_who_asks_for_the_same_is_no_to_what_was_written(portal, table):
    table.writes()
    marloes = portal.person("marloes")
    ask = f"{table.grid}/vragen"
    assert marloes.fill_in(ask, onderwerp="dagelijks_leven", until="3", why="Voor de Wmo").status == 302
    asked = [link for link in table.yara.open(table.grid).links if "/gevraagd/" in link]
    assert table.yara.fill_in(asked[-1], doe="nee").status == 302
    assert table.to_confirm(table.bram) is None


def test_it_ends_with_what_it_opened(portal, table):
    """The client closes it, or the partij stops: there is nothing left to confirm."""
    table.writes()
    table.confirms()
    url = table.answer_url()
    table.yara.fill_in(f"{table.grid}/pauze")
    assert table.answer_url() is None
    assert "Dit is klaar" in table.yara.open(url).words
    assert table.yara.fill_in(url, doe="klopt").status == 409
    assert not table.is_read()


def test_nobody_writes_down_for_who_stopped(portal, table):
    table.writes()
    link = table.to_confirm(table.bram)
    with portal.inside() as session:
        token = token_of(table.choices(table.fenna)[WMO])
        session.scalar(select(Deelname).where(Deelname.token == token)).ended_at = clock.now()
        session.commit()
    assert table.bram.open(link).status == 404
    assert WMO not in table.choices(table.fenna)
