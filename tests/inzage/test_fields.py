"""Every page with content leaves one row with every field of NEN 7513: event, user, object, source, context."""

import re

import pytest
from flask import Response
from sqlalchemy import func, select

from portal.core.db import db
from portal.inzage.fields import of_event, of_object
from portal.inzage.models import Event, Inzage, InzageObject
from portal.policy.permissions import Permission, Subject
from portal.policy.routes import listed
from portal.policy.table import SUBJECT

# Of a client: they have no name at work, and work for nobody.
NOT_OF_A_CLIENT = {"userName", "AuditEnterpriseSiteID"}


@pytest.fixture
def on_paper_as_html(monkeypatch):
    for page in ("hulpvraag.views.read", "export.views"):
        monkeypatch.setattr(f"portal.{page}.pdf", lambda html, filename: Response(html))


def pages(portal) -> set[str]:
    """The endpoints of all pages of a casus."""
    return {
        row["endpoint"]
        for row in listed(portal.app)
        if row["permission"]
        and "GET" in row["methods"]
        and SUBJECT[Permission[row["permission"]]] is Subject.CASUS
    }


def last(portal) -> int:
    with portal.inside():
        return db.session.scalar(select(func.max(Inzage.id))) or 0


def rows_since(portal, start: int) -> list:
    with portal.inside():
        found = [
            (row, db.session.scalars(select(InzageObject).where(InzageObject.inzage_id == row.id)).all())
            for row in db.session.scalars(select(Inzage).where(Inzage.id > start).order_by(Inzage.id))
        ]
        db.session.expunge_all()
        return found


@pytest.mark.parametrize("who", ["yara", "bram"])
def test_one_look_is_one_row_with_every_field(demo, who, on_paper_as_html):
    """Every page of a casus that links lead to."""
    person = demo.person(who)
    casus = person.casus() if who == "yara" else person.casus_of("Yara")
    waiting, seen = [f"{casus}/"], set()
    while waiting:
        path = waiting.pop()
        shape = re.sub(r"[\w-]{22}", "x", path)
        if shape in seen:
            continue
        seen.add(shape)
        start = last(demo)
        page = person.open(path)
        waiting += [link.split("#")[0] for link in page.links if link.startswith(casus)]
        if page.status != 200:
            continue
        ((row, objects),) = rows_since(demo, start)
        (thing,) = objects
        fields = of_event(row) | of_object(row, thing)
        empty = {name for name, value in fields.items() if value in (None, "", [])}
        assert empty <= (NOT_OF_A_CLIENT if who == "yara" else set()), (path, empty)
    assert len(seen) > 15


def test_what_kind_of_thing_it_was(demo, on_paper_as_html):
    bram = demo.person("bram")
    casus = bram.casus_of("Kofi")
    kinds = {
        "/": Event.LOOK,
        "/hulpvraag.pdf": Event.PRINT,
        "/meenemen.json": Event.EXPORT,
    }
    for path, kind in kinds.items():
        start = last(demo)
        assert bram.open(casus + path).status == 200
        assert [row.event for row, _ in rows_since(demo, start)] == [kind], path
    start = last(demo)
    assert bram.fill_in(f"{casus}/tijdlijn", zoek="werk").status == 200
    assert [row.event for row, _ in rows_since(demo, start)] == [Event.LOOK, Event.SEARCH]


def test_a_change_of_rights_is_told_apart_from_writing(portal):
    kofi, bram = portal.person("kofi"), portal.person("bram")
    start = last(portal)
    kofi.fill_in(f"{kofi.casus()}/toestemming/pauze")
    assert [row.event for row, _ in rows_since(portal, start)][-1] is Event.RIGHTS
    assert bram.open("/mijn/casussen").status == 200


def test_reading_a_log_and_changing_a_colleague_leave_a_row_without_a_casus(portal):
    hanneke = portal.person("hanneke")
    start = last(portal)
    hanneke.open(f"{hanneke.organisatie()}/logboek")
    ((row, objects),) = rows_since(portal, start)
    assert (row.event, objects) == (Event.LOG, [])


def test_coming_in_and_going_are_rows(portal):
    start = last(portal)
    yara = portal.person("yara")
    yara.fill_in("/uitloggen")
    found = [(row.event, row.action) for row, _ in rows_since(portal, start)]
    assert found == [(Event.SIGN_IN, "E"), (Event.SIGN_OUT, "E")]


def test_of_who_has_yet_to_choose_the_row_comes_with_the_choice(portal):
    start = last(portal)
    anouk = portal.person("anouk")
    assert rows_since(portal, start) == []
    page = anouk.open("/werk-als")
    value = re.search(r'name="lidmaatschap" value="([^"]+)"', page.html).group(1)
    anouk.send("/werk-als", {**page.hidden(), "lidmaatschap": value})
    assert [row.event for row, _ in rows_since(portal, start)] == [Event.SIGN_IN]
