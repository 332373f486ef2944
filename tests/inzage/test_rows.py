"""Each page that shows something about a client leaves one row that says who looked at what (NEN 7513)."""

import pytest
from flask import Response
from sqlalchemy import func, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.core.db import db
from portal.core.tokens import token_of
from portal.inzage.models import Inzage, InzageObject
from portal.toestemming.models import ChainHead


class Log:
    """The rows since this was made."""

    def __init__(self, portal):
        self.portal = portal
        with portal.inside():
            self.start = db.session.scalar(select(func.max(Inzage.id))) or 0

    def rows(self) -> list[tuple]:
        """(page, action, who, {casus id: cells})"""
        with self.portal.inside():
            looks = db.session.execute(
                select(Inzage.id, Inzage.page, Inzage.action, Lidmaatschap.work_name)
                .join(Lidmaatschap, Lidmaatschap.id == Inzage.lidmaatschap_id)
                .where(Inzage.id > self.start)
                .order_by(Inzage.id)
            ).all()
            return [(look.page, look.action, look.work_name, self.objects(look.id)) for look in looks]

    def objects(self, look: int) -> dict[int, set[str]]:
        rows = db.session.execute(
            select(InzageObject.casus_id, InzageObject.cells).where(InzageObject.inzage_id == look)
        ).all()
        assert len({row.casus_id for row in rows}) == len(rows), "one object per casus"
        return {row.casus_id: set(row.cells.split()) for row in rows}


@pytest.fixture
def log(demo):
    return Log(demo)


def id_of(portal, path: str) -> int:
    with portal.inside():
        return db.session.scalar(select(Casus.id).where(Casus.token == token_of(path.split("/")[2])))


def test_a_page_about_a_casus_is_one_row_with_what_was_really_opened(demo):
    """UWV has one answer of Sem open; the casus page opens that answer and his name."""
    bram = demo.person("bram")
    casus, log = bram.casus_of("Sem Rietveld"), Log(demo)
    bram.open(f"{casus}/")
    assert log.rows() == [("casus.show", "R", "Bram Oosterling", {id_of(demo, casus): {"NAAM", "geholpen"}})]


def test_a_cell_that_is_open_but_holds_nothing_was_not_looked_at(demo):
    bram = demo.person("bram")
    casus, log = bram.casus_of("Kofi"), Log(demo)
    page = bram.open(f"{casus}/")
    ((_, _, _, objects),) = log.rows()
    assert page.status == 200
    looked_at = {"NAAM", "geholpen", "goed_in", "best", "betrokkenen", "plan", "werk", "inkomen"}
    assert objects[id_of(demo, casus)] == looked_at, "overleg is open, and nobody wrote about it"


def test_a_list_is_one_row_with_an_object_for_each_casus_in_it(demo):
    bram = demo.person("bram")
    log = Log(demo)
    listed = {link for link in bram.open("/mijn/casussen").links if link.startswith("/casus/")}
    ((page, action, who, objects),) = log.rows()
    assert (page, action, who) == ("casus.mine", "R", "Bram Oosterling")
    assert set(objects) == {id_of(demo, link) for link in listed}
    assert all(cells == {"NAAM", "geholpen"} for cells in objects.values())


def test_the_clients_own_reading_is_a_row_too(demo):
    yara = demo.person("yara")
    casus, log = yara.casus(), Log(demo)
    yara.open(f"{casus}/hulpvraag")
    assert [(page, action) for page, action, _, _ in log.rows()] == [("hulpvraag.show", "R")]


def test_reading_who_looked_is_a_row_too(demo):
    yara = demo.person("yara")
    casus, log = yara.casus(), Log(demo)
    yara.open(f"{casus}/wie-keek")
    assert [page for page, *_ in log.rows()] == ["inzage.show"]


def test_a_part_of_a_page_is_a_row_too(demo):
    bram = demo.person("bram")
    log = Log(demo)
    bram.open("/mijn/casussen", **{"HX-Request": "true", "HX-Request-Type": "partial"})
    assert [page for page, *_ in log.rows()] == ["casus.mine"]


def test_a_pdf_is_a_row_too(demo, monkeypatch):
    monkeypatch.setattr("portal.policy.on_paper.pdf", lambda html, filename: Response(html))
    bram = demo.person("bram")
    casus, log = bram.casus_of("Sem Rietveld"), Log(demo)
    assert bram.open(f"{casus}/hulpvraag.pdf").status == 200
    assert log.rows() == [
        ("hulpvraag.download", "R", "Bram Oosterling", {id_of(demo, casus): {"NAAM", "geholpen"}})
    ]


@pytest.mark.parametrize("path", ["/wie-mag-wat", "/uitleg", "/mijn/sessies", "/werk-als"])
def test_a_page_about_nobody_leaves_no_row(demo, path):
    bram = demo.person("bram")
    log = Log(demo)
    assert bram.open(path).status == 200
    assert log.rows() == []


def test_a_form_that_comes_back_with_a_fault_is_a_row_that_changed_nothing(demo):
    bram = demo.person("bram")
    casus, log = bram.casus_of("Kofi"), Log(demo)
    assert bram.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="").status == 422
    assert [(page, action) for page, action, _, _ in log.rows()] == [
        ("tijdlijn.write", "R"),
        ("tijdlijn.write", "R"),
    ]


def test_the_row_tells_under_which_state_of_the_toestemming_somebody_looked(demo):
    bram = demo.person("bram")
    casus = bram.casus_of("Kofi")
    bram.open(f"{casus}/")
    with demo.inside():
        newest = select(InzageObject.consent_seq).order_by(InzageObject.id.desc()).limit(1)
        head = select(ChainHead.seq).where(ChainHead.casus_id == id_of(demo, casus))
        assert db.session.scalar(newest) == db.session.scalar(head) > 0


def test_the_client_finds_who_looked(demo):
    bram, kofi = demo.person("bram"), demo.person("kofi")
    bram.open(f"{bram.casus_of('Kofi')}/")
    assert "Bram Oosterling, UWV" in kofi.open(f"{kofi.casus()}/wie-keek").words
