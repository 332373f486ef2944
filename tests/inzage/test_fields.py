"""Every page with content leaves one row with every field of NEN 7513: event, user, object, source, context."""

import re

import pytest
from flask import Response
from sqlalchemy import func, select

from portal.core.db import db
from portal.inzage.fields import of_event, of_object
from portal.inzage.models import REFUSED, Event, Inzage, InzageObject
from portal.policy.permissions import Permission, Subject
from portal.policy.routes import listed
from portal.policy.table import SUBJECT
from tests.account.signing_in import MAILS, RIGHT, attempt
from tests.factor.people import recovery, set_up, show, with_password
from tests.support.crawling import PAPER

# Of a client: they have no name at work, and work for nobody.
NOT_OF_A_CLIENT = {"userName", "AuditEnterpriseSiteID"}
BEGIN = ("/", "/hulpvraag.pdf", "/zoek", "/stop-met-meelezen", "/noodkaart", "/rechten")
NO_LINK = {
    "suggestions.ask",
    "team.follow",
    "plan.confirm",
    "casus.stopped",
    "naaste.invitation",
    "identity.code",
    "afsluiting.keep",
    "afsluiting.show",
}


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


def shapes(portal, person, casus: str) -> dict[str, list]:
    """Every page of a casus that links lead to, one of a kind: its endpoint -> the rows that it left."""
    waiting, tried, found = [f"{casus}{each}" for each in BEGIN], set(), {}
    while waiting:
        path = waiting.pop()
        shape = re.sub(r"[\w-]{22}", "x", path)
        if shape in tried:
            continue
        tried.add(shape)
        start = last(portal)
        page = person.open(path)
        waiting += [link.split("#")[0] for link in page.links if link.startswith(casus)]
        if page.status == 200:
            with portal.app.test_request_context(path) as asked:
                found[asked.request.endpoint] = rows_since(portal, start)
    return found


@pytest.fixture(scope="module")
def seen(demo):
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        for page in PAPER:
            patch.setattr(f"portal.{page}.pdf", lambda html, filename: Response(html))
        for who, of in (("yara", "Yara"), ("bram", "Yara"), ("joris", "Yara"), ("linde", "Mei-Lin")):
            person = demo.person(who)
            casus = person.casus() if who in {"yara", "linde"} else person.casus_of(of)
            for endpoint, rows in shapes(demo, person, casus).items():
                found[endpoint, who] = rows
    return found


def test_one_look_is_one_row_with_every_field(seen):
    for (endpoint, who), rows in seen.items():
        ((row, (thing,)),) = rows
        fields = of_event(row) | of_object(row, thing)
        empty = {name for name, value in fields.items() if value in (None, "", [])}
        assert empty <= (NOT_OF_A_CLIENT if who in {"yara", "linde"} else set()), (endpoint, who, empty)


def test_no_page_of_a_casus_is_left_out(demo, seen):
    """By the list of all routes. What no link of these four people leads to stands here."""
    missed = pages(demo) - {endpoint for endpoint, _ in seen}
    assert missed == NO_LINK, missed ^ NO_LINK


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


def test_a_wrong_password_is_a_row_of_who_has_an_account_and_of_nobody_else(demo):
    start = last(demo)
    for mail, password in (
        (MAILS["bram"], "verkeerd"),
        ("niemand@voorbeeld.example", RIGHT),
        (MAILS["gert-jan"], "x"),
    ):
        assert attempt(demo.browse(), mail, password).status == 422
    ((row, objects),) = rows_since(demo, start)
    assert (row.event, row.outcome, row.work_name, objects) == (Event.SIGN_IN, REFUSED, "Bram Oosterling", [])
    assert {name for name, value in of_event(row).items() if value in (None, "", [])} == {
        "autorisatieProtocol"
    }


def test_of_who_has_yet_to_choose_the_row_comes_with_the_choice(portal):
    start = last(portal)
    anouk = portal.person("anouk")
    assert rows_since(portal, start) == []
    page = anouk.open("/werk-als")
    value = re.search(r'name="lidmaatschap" value="([^"]+)"', page.html).group(1)
    anouk.send("/werk-als", {**page.hidden(), "lidmaatschap": value})
    assert [row.event for row, _ in rows_since(portal, start)] == [Event.SIGN_IN]


def test_a_wrong_second_factor_is_a_row_too(portal):
    """Of who has yet to come in, with the first Lidmaatschap; of who is in, with the one as which they act."""
    bram = portal.person("bram")
    app, page = set_up(bram)
    never, *_ = recovery(page)
    wrong = str((int(app.code()) + 1) % 10**6).zfill(6)
    start = last(portal)
    assert bram.send("/mijn/bevestig", {**bram.open("/mijn/bevestig").hidden(), "code": wrong}).status == 422
    halfway = with_password(portal, "bram")
    for code in (wrong, never[:-1] + ("0" if never[-1] != "0" else "1")):
        assert show(halfway, code).status == 422
    form = halfway.open("/inloggen/stap-2").hidden()
    assert halfway.send("/inloggen/stap-2", {**form, "passkey": "{}"}).status == 422
    found = [(row.event, row.outcome, row.page, row.work_name) for row, _ in rows_since(portal, start)]
    assert found == [
        (Event.SIGN_IN, REFUSED, page, "Bram Oosterling")
        for page in ("factor.confirm", "second.show", "second.show", "second.show")
    ]
