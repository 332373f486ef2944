"""A look and its row stand or fall together: what cannot be written down is not shown, and not changed."""

import pytest
from sqlalchemy import func, select

from portal.casus.models import Bijdrage
from portal.core.db import db
from portal.inzage.models import Inzage, InzageObject
from tests.policy.owner import as_owner

BROKEN = {500, 503}
WORDS = "Dit blijft alleen staan als ook de regel blijft staan."


@pytest.fixture
def bram(portal):
    return portal.person("bram")


@pytest.fixture
def casus(bram):
    return bram.casus_of("Kofi")


@pytest.fixture
def full(portal):
    """From now on no look can be stored; errors give a page, as they do outside tests."""

    def fill():
        as_owner(portal, "ALTER TABLE inzage_object RENAME TO elsewhere")
        portal.app.testing = False

    return fill


def count(portal, model) -> int:
    with portal.inside():
        return db.session.scalar(select(func.count()).select_from(model))


@pytest.mark.parametrize("path", ["/", "/hulpvraag", "/bijdrage", "/hulpvraag.pdf"])
def test_a_page_whose_row_cannot_be_stored_is_not_shown(portal, bram, casus, full, path, monkeypatch):
    if path.endswith("pdf"):
        monkeypatch.setattr(
            "portal.policy.on_paper.pdf", lambda html, filename: portal.app.response_class(html)
        )
    assert "Kofi" in bram.open(casus + path).html
    full()
    page = bram.open(casus + path)
    assert page.status in BROKEN
    assert "Kofi" not in page.html
    assert "KANARIE" not in page.html


def test_a_list_whose_row_cannot_be_stored_is_not_shown(bram, full):
    full()
    page = bram.open("/mijn/casussen")
    assert page.status in BROKEN
    assert "KANARIE" not in page.html


def test_a_change_whose_row_cannot_be_stored_is_not_made(portal, bram, casus, full):
    page = bram.open(f"{casus}/bijdrage")
    before = count(portal, Bijdrage), count(portal, Inzage)
    full()
    answer = bram.send(f"{casus}/bijdrage", {**page.hidden(), "onderwerp": "plan", "tekst": WORDS})
    assert answer.status in BROKEN
    assert WORDS in answer.words, "nobody loses what they typed"
    assert (count(portal, Bijdrage), count(portal, Inzage)) == before


def test_a_change_that_fails_leaves_no_row(portal, bram, casus, monkeypatch):
    page = bram.open(f"{casus}/bijdrage")
    before = count(portal, Bijdrage), count(portal, Inzage)
    portal.app.testing = False
    monkeypatch.setattr("portal.policy.enforcement.db.session.commit", breaks)
    assert (
        bram.send(f"{casus}/bijdrage", {**page.hidden(), "onderwerp": "plan", "tekst": WORDS}).status == 500
    )
    monkeypatch.undo()
    assert (count(portal, Bijdrage), count(portal, Inzage)) == before


def breaks():
    raise RuntimeError("the disk is full")


def test_a_change_is_one_row_that_says_what_was_written(portal, bram, casus):
    page = bram.open(f"{casus}/bijdrage")
    before = count(portal, Inzage)
    answer = bram.send(f"{casus}/bijdrage", {**page.hidden(), "onderwerp": "plan", "tekst": WORDS})
    assert answer.status == 302
    assert count(portal, Inzage) == before + 1
    with portal.inside():
        newest = db.session.execute(
            select(Inzage.action, InzageObject.cells)
            .join(InzageObject, InzageObject.inzage_id == Inzage.id)
            .order_by(Inzage.id.desc())
            .limit(1)
        ).one()
    assert (newest.action, "+plan" in newest.cells.split()) == ("U", True)
