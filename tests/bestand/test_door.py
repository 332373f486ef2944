"""A bestand goes by the same door as the text it hangs on: who reads the one opens the other, and nobody else."""

import re
from threading import Thread

import pytest
from sqlalchemy import text

from portal.bestand.models import Bestand, Deel
from portal.bestand.views import add
from portal.core.db import db
from portal.kluis.keyring import CasusGesloten, hang
from portal.kluis.parts import Parts
from portal.kluis.store import store
from tests.bestand import made
from tests.bestand.sending import PARTS, body, links, put, send, written
from tests.casus.statements import cost
from tests.policy.owner import as_owner


@pytest.fixture
def told(portal):
    """Fenna of the GGZ wrote on the plan; UWV may read that, the gemeente may not (a doorbreking, 7:457 BW)."""
    yara, fenna = portal.person("yara"), portal.person("fenna")
    where = put(fenna, written(fenna, yara.casus()), b"Verslag van de behandelaar", "verslag.txt")
    return portal, yara, fenna, where


def test_who_reads_the_text_opens_it_and_nobody_else(told):
    portal, yara, fenna, where = told
    for who in (yara, fenna, portal.person("bram")):
        assert who.open(where).response.data == b"Verslag van de behandelaar"
    for slug in ("marloes", "joris", "tomasz", "hanneke", "marijke"):
        page = portal.person(slug).open(where)
        assert page.status == 404, slug
        assert page.html == portal.person(slug).open(re.sub(r"[\w-]{22}$", "A" * 22, where)).html
    assert "verslag.txt" not in portal.person("marloes").open(f"{yara.casus()}/").words


def test_what_somebody_with_secrecy_puts_with_the_actie_of_another_stays_theirs(portal):
    yara, fenna, marloes = (portal.person(slug) for slug in ("yara", "fenna", "marloes"))
    actie = yara.open(f"{yara.casus()}/").link("/actie/")
    where = put(fenna, f"{actie}/bestand", b"Van de behandelaar", "verslag.txt")
    assert marloes.open(actie).status == 200
    assert "verslag.txt" not in marloes.open(actie).words
    assert marloes.open(where).status == 404
    assert yara.open(where).status == 200


def test_what_the_client_closes_is_closed_at_once(told):
    portal, yara, fenna, where = told
    bram = portal.person("bram")
    for cell in [link for link in yara.open(f"{yara.casus()}/toestemming").links if link.endswith("/plan")]:
        yara.fill_in(cell, doe="sluit")
    assert bram.open(where).status == 404
    assert fenna.open(where).status == 404
    assert yara.open(where).status == 200


def test_only_who_wrote_the_text_puts_something_with_it(told):
    portal, yara, fenna, _ = told
    address = written(fenna, yara.casus())
    for who in (yara, portal.person("bram")):
        assert who.open(address).status == 404
        form = who.open(f"{yara.casus()}/bijdrage").hidden()
        sent = body(form, b"Hallo", "a.txt")
        assert who.client.post(address, data=sent, content_type=PARTS).status_code == 404


def test_what_is_closed_while_it_comes_in_is_not_put_there(told, monkeypatch):
    """The guard decides before the upload, and once more after it."""
    portal, yara, _, _ = told
    bram = portal.person("bram")
    address = written(bram, yara.casus(), "werk")
    cells = [link for link in yara.open(f"{yara.casus()}/toestemming").links if link.endswith("/werk")]
    receive = add.receive

    def closes() -> None:
        for cell in cells:
            yara.fill_in(cell, doe="sluit")

    def meanwhile(incoming):
        other = Thread(
            target=closes
        )  # a request of its own, that would wait for ever if one held the other up
        other.start()
        other.join()
        return receive(incoming)

    monkeypatch.setattr(add, "receive", meanwhile)
    assert send(bram, address, b"Hallo").status == 404
    assert links(yara.open(address.removesuffix("/bestand"))) == []


def test_who_put_it_there_takes_it_away_for_good(told):
    portal, yara, fenna, where = told
    assert yara.open(f"{where}/weg").status == 404, "not even the client"
    form = fenna.open(f"{where}/weg").hidden()
    assert yara.send(f"{where}/weg", {**yara.open("/mijn/sessies").hidden()}).status == 404
    first, second = fenna.send(f"{where}/weg", form), fenna.send(f"{where}/weg", form)
    assert (first.status, second.location) == (302, first.location)
    page = yara.open(f"{yara.casus()}/")
    assert "verslag.txt" not in page.words
    assert "is vandaag weggehaald" in page.words
    assert where not in page.html
    assert {who.open(where).status for who in (yara, fenna)} == {404}
    with portal.inside() as session:
        gone = session.query(Bestand).filter(Bestand.removed_at.is_not(None)).one()
        assert session.query(Deel).filter(Deel.bestand_id == gone.id).count() == 0


def test_parts_that_were_exchanged_or_left_out_do_not_open(told):
    portal, yara, _, _ = told
    portal.app.testing = False
    where = put(yara, written(yara, yara.casus()), b"x" * 600_000)
    newest = "(SELECT max(id) FROM bestand)"
    for was, becomes in ((0, 9), (1, 0)):
        as_owner(
            portal,
            f"UPDATE bestand_deel SET number = {becomes} WHERE number = {was} AND bestand_id = {newest}",
        )
    page = yara.open(where)
    assert page.status == 500
    assert "Damaged" not in page.words


def test_its_parts_open_only_with_the_key_of_its_onderwerp_and_writer(told):
    portal, *_ = told
    with portal.inside() as session:
        row = session.query(Bestand).order_by(Bestand.id.desc()).first()
        token = session.scalar(text("SELECT token FROM casus WHERE id = :id"), {"id": row.casus_id})
        key = store().keys({("casus", token)})["casus", token]
        hang("casus", row.casus_id, key, {"werk"}, {row.partij_id})
        with pytest.raises(CasusGesloten):
            Parts(row.casus_id, (row.cell, row.partij_id), "bestand_deel", row.token, row.parts)
        db.session.rollback()


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_a_page_with_ten_costs_as_many_queries_as_with_one(portal):
    yara = portal.person("yara")
    casus = yara.casus()
    actie = yara.open(f"{casus}/").link("/actie/")
    address = written(yara, casus)
    pages = (
        f"{casus}/",
        f"{casus}/tijdlijn",
        address.removesuffix("/bestand"),
        actie,
        f"{casus}/meenemen",
        f"{casus}/meenemen.json",
    )
    put(yara, address, b"Een")
    put(yara, f"{actie}/bestand", b"Een")
    before = [cost(portal, yara, page) for page in pages]
    for number in range(9):
        put(yara, address, b"%d" % number)
        put(yara, f"{actie}/bestand", b"%d" % number)
    assert len(links(yara.open(actie))) == 10
    assert [cost(portal, yara, page) for page in pages] == before


def test_nothing_of_it_comes_near_a_disk(portal, monkeypatch):
    """Werkzeug spools a large file to a temporary one; here it goes from the line into the process that looks at it."""

    def never(*_args, **_kwargs):
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "SpooledTemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(f"tempfile.{name}", never)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", never)
    yara = portal.person("yara")
    put(yara, written(yara, yara.casus()), made.picture("PNG", (900, 900)), "a.png")
    sent = body({}, b"x" * 700_000, "a.txt")
    assert yara.client.post(f"{yara.casus()}/bijdrage", data=sent, content_type=PARTS).status_code == 400


def test_who_put_it_there_is_named_as_everywhere_in_a_casus(portal):
    joris, yara = portal.person("joris"), portal.person("yara")
    put(joris, written(joris, yara.casus()), b"Van Joris", "joris.txt")
    bijdragen = yara.open(f"{yara.casus()}/meenemen.json").response.json["tijdlijn"]
    names = {file["wie"]: each["wie"] for each in bijdragen for file in each["bestanden"]}
    assert names["Joris van Loenen (betaald)"] == "Joris van Loenen (betaald)"
