"""What came beside the casus leaves its rows too: a noodkaart, a toestemmingsbewijs, the register of datalekken."""

import pytest
from flask import Response

from portal.inzage.models import Event
from tests.datalek.test_register import WHAT, first, notes
from tests.inzage.test_fields import last, rows_since
from tests.noodkaart.test_in_need import in_delft, link, opens
from tests.toestemming.test_receipt import newest

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


def kinds(portal, start: int) -> list[tuple]:
    """(page, event, outside the ordinary rules, as what to each casus) of every row since."""
    return [
        (row.page, row.event, row.emergency, [thing.relation for thing in things])
        for row, things in rows_since(portal, start)
    ]


def test_a_card_that_is_opened_in_need_is_told_apart_from_any_other_look(portal):
    kees_jan = portal.person("kees-jan")
    start = last(portal)
    kees_jan.open(opens(kees_jan).location)
    found = kinds(portal, start)
    assert found[0] == ("in_nood.listed", Event.LOOK, False, ["team"])
    assert found[-2:] == [
        ("in_nood.reason", Event.CHANGE, True, ["team"]),
        ("in_nood.show", Event.LOOK, True, ["team"]),
    ]


def test_the_client_reads_that_somebody_tried_to_open_their_card(demo):
    path, start = link(demo.person("kees-jan")), last(demo)
    sem, tirza = demo.person("sem"), demo.person("tirza")
    assert tirza.open(path).status == 404
    assert kinds(demo, start)[-1] == ("in_nood.reason", Event.REFUSED, True, ["none"])
    assert "Wilde iets openen dat dicht is. Zag niets." in sem.open(f"{in_delft(sem)}/wie-keek").words


def test_a_toestemmingsbewijs_is_printed_or_taken_along(demo, monkeypatch):
    monkeypatch.setattr("portal.toestemming.views.receipt.pdf", lambda html, filename: Response(html))
    yara = demo.person("yara")
    row = newest(yara)
    for page, event in (("", Event.LOG), ("/bewijs.pdf", Event.PRINT), ("/bewijs.json", Event.EXPORT)):
        start = last(demo)
        assert yara.open(row + page).status == 200
        assert [kind for _, kind, *_ in kinds(demo, start)] == [event], page


def test_the_register_of_datalekken_is_read_by_the_functionaris_of_the_organisatie_too(portal):
    """Each look at it is a row, about no casus; and who does not write it is offered no form."""
    peter_paul, diederik = portal.person("peter-paul"), portal.person("diederik")
    start = last(portal)
    assert notes(peter_paul).status == 302
    assert ("datalek.note", Event.CHANGE, False, []) in kinds(portal, start)
    office, one = diederik.organisatie(), first(peter_paul)
    assert "Register van datalekken" in diederik.open("/begin").words
    start = last(portal)
    read = [
        diederik.open(path) for path in (f"{office}/datalekken", one, f"{office}/datalekken/register.csv")
    ]
    assert [page.status for page in read] == [200, 200, 200]
    assert WHAT in read[1].words
    assert not any(link.endswith(("/nieuw", "/aanvullen")) for page in read[:2] for link in page.links)
    assert kinds(portal, start) == [
        ("datalek.listed", Event.LOOK, False, []),
        ("datalek.show", Event.LOOK, False, []),
        ("datalek.file", Event.EXPORT, False, []),
    ]
    assert diederik.open(f"{office}/datalekken/nieuw").status == 404


def test_it_is_of_no_functionaris_elsewhere(demo):
    register = f"{demo.person('hanneke').organisatie()}/datalekken"
    assert demo.person("diederik").open(register).status == 404
