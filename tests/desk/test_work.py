"""The work of who leaves goes to a colleague of the same onderdeel; the client hears it, and the desk no name."""

import re

import pytest
from sqlalchemy import func, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Deelname, Overdracht, Teamlid
from portal.core.db import db
from portal.desk.numbers import casusnummer
from portal.notice.models import Kind, Notice
from portal.plan.models import Actie, ClientSays
from tests.desk.office import Desk, option
from tests.desk.test_people import WMO
from tests.team.people import at_once

LEAVES, TAKES = "Marloes Tempelman", "Merel Oosthuizen"


@pytest.fixture
def desk(portal) -> Desk:
    """Merel works for the same onderdeel as Marloes from now on."""
    found = Desk(portal)
    found.change(TAKES, WMO, functie="Wmo-consulent")
    return found


def id_of(name: str) -> int:
    return db.session.scalar(select(Lidmaatschap.id).where(Lidmaatschap.work_name == name))


def casussen_of(name: str) -> set[int]:
    current = select(Teamlid.casus_id).where(
        Teamlid.lidmaatschap_id == id_of(name), Teamlid.ended_at.is_(None)
    )
    return set(db.session.scalars(current))


def test_all_work_goes_over_and_the_access_ends(portal, desk):
    with portal.inside():
        before = casussen_of(LEAVES)
        parties = db.session.scalar(select(func.count(Deelname.id)).where(Deelname.ended_at.is_(None)))
    assert "3 casussen en 1 open actie." in desk.person.open(f"{desk.mens(LEAVES)}/werk").words
    assert desk.hand_over(LEAVES, f"{TAKES}, Wmo-consulent", "einde").status == 302
    with portal.inside():
        assert casussen_of(TAKES) == before
        assert casussen_of(LEAVES) == set()
        standing = db.session.scalar(select(func.count(Deelname.id)).where(Deelname.ended_at.is_(None)))
        assert standing == parties, "the onderdeel takes part as before"
        assert db.session.scalar(select(func.count(Actie.id)).where(Actie.owner_id == id_of(LEAVES))) == 0
        told = db.session.scalars(select(Overdracht).where(Overdracht.by_office.is_(True))).all()
        assert {(row.last, row.tekst_sealed, row.taken_over_id) for row in told} == {
            (False, None, id_of(TAKES))
        }
        heard = select(func.count(Notice.id)).where(
            Notice.kind == Kind.TAKEN_OVER, Notice.lidmaatschap_id == id_of(TAKES)
        )
        assert db.session.scalar(heard) > 0
    assert "geen toegang" in desk.row(LEAVES)
    assert portal.browse().open("/begin").status == 302


def test_the_client_reads_who_goes_on_and_is_asked_about_each_actie_again(portal, desk):
    with portal.inside():
        actie = db.session.scalar(
            select(Actie).where(Actie.owner_id == id_of(LEAVES), Actie.stand.in_(["open", "busy"]))
        )
        actie.client_says = ClientSays.AGREED
        casus_id, number = actie.casus_id, actie.id
        db.session.commit()
    desk.hand_over(LEAVES, f"{TAKES}, Wmo-consulent", "over")
    with portal.inside():
        row = db.session.get(Actie, number)
        assert (row.owner_id, row.client_says) == (id_of(TAKES), ClientSays.PENDING)
        client = db.session.scalar(
            select(Notice.lidmaatschap_id)
            .where(Notice.casus_id == casus_id, Notice.kind == Kind.LEFT)
            .limit(1)
        )
        assert client is not None


def test_yara_reads_it_at_who_takes_part_and_in_her_log(portal, desk):
    """Marloes takes part in her casus."""
    yara = portal.person("yara")
    casus = yara.casus()
    desk.hand_over(LEAVES, f"{TAKES}, Wmo-consulent", "over")
    team = yara.open(f"{casus}/wie-doet-mee")
    assert TAKES in team.words
    words = yara.open(team.link("/gestopt/")).words
    assert f"{TAKES} neemt het over, van hetzelfde onderdeel." in words
    looked = yara.open(f"{casus}/wie-keek").words
    assert "Gaf het werk van een collega aan een ander door." in looked
    assert "Hanneke Vos" in looked


def test_whoever_takes_over_reads_what_was_open_to_the_onderdeel_and_no_more(portal, desk):
    marloes, merel = portal.person("marloes"), portal.person("merel")
    read = {link for link in marloes.open("/mijn/casussen").links if link.startswith("/casus/")}
    assert not {link for link in merel.open("/mijn/casussen").links if link.startswith("/casus/")}
    desk.hand_over(LEAVES, f"{TAKES}, Wmo-consulent", "over")
    assert {link for link in merel.open("/mijn/casussen").links if link.startswith("/casus/")} == read
    assert not {link for link in marloes.open("/mijn/casussen").links if link.startswith("/casus/")}


def test_one_casus_can_go_and_the_others_wait(portal, desk):
    path = f"{desk.mens(LEAVES)}/werk"
    page = desk.person.open(path)
    first, *others = re.findall(r'<select[^>]+name="(casus-[\w-]{22})"', page.html)
    sent = {
        **page.hidden(),
        **dict.fromkeys(others, ""),
        first: option(page, f"{TAKES}, Wmo-consulent"),
        "everything": "",
    }
    assert desk.person.send(path, {**sent, "doe": "einde", "request_id": "a" * 32}).status == 422
    assert desk.person.send(path, {**sent, "doe": "over"}).status == 302
    with portal.inside():
        assert (len(casussen_of(LEAVES)), len(casussen_of(TAKES))) == (2, 1)


def test_where_nobody_of_the_onderdeel_can_the_client_hears_that_too(portal):
    """Mirjam is alone at schuldhulp: what Mevrouw A. opened for it closes, in her log."""
    desk = Desk(portal)
    page = desk.person.open(f"{desk.mens('Mirjam Ohello')}/werk")
    assert "Bij Schuldhulp is nu niemand anders." in page.words
    with portal.inside():
        (casus,) = casussen_of("Mirjam Ohello")
    assert desk.hand_over("Mirjam Ohello", None, "einde").status == 302
    with portal.inside():
        row = db.session.scalar(select(Overdracht).where(Overdracht.by_office.is_(True)))
        assert (row.casus_id, row.last, row.taken_over_id) == (casus, True, None)
        partij = select(Deelname.ended_at).where(
            Deelname.casus_id == casus, Deelname.partij_id == row.partij_id
        )
        assert db.session.scalar(partij) is not None


def test_a_colleague_of_another_onderdeel_or_organisatie_cannot_take_over(portal):
    """Merel is of the Participatiewet still: in no list, and not by hand."""
    desk = Desk(portal)
    path = f"{desk.mens(LEAVES)}/werk"
    page = desk.person.open(path)
    assert TAKES not in page.words
    fields = dict.fromkeys(re.findall(r'<select[^>]+name="(casus-[\w-]{22})"', page.html))
    for token in (desk.mens(TAKES)[-22:], Desk(portal, "esra").mens("Fenna Achterberg")[-22:]):
        sent = {**page.hidden(), **dict.fromkeys(fields, token), "everything": "", "doe": "over"}
        assert desk.person.send(path, sent).status == 422
    with portal.inside():
        assert casussen_of(TAKES) == set()


def test_two_forms_at_once_hand_it_over_once(portal, desk):
    path = f"{desk.mens(LEAVES)}/werk"
    page = desk.person.open(path)
    names = re.findall(r'<select[^>]+name="(casus-[\w-]{22})"', page.html)
    sent = {
        **page.hidden(),
        **dict.fromkeys(names, option(page, f"{TAKES}, Wmo-consulent")),
        "everything": "",
    }
    forms = [{**sent, "doe": "einde", "request_id": f"{n:032x}"} for n in range(3)]
    answers = at_once(portal, [desk.person] * 3, path, forms)
    assert sorted(answer.status for answer in answers)[0] == 302
    assert {answer.status for answer in answers} <= {302, 409, 422}
    with portal.inside():
        assert db.session.scalar(select(func.count(Overdracht.id)).where(Overdracht.by_office.is_(True))) == 3
        assert len(casussen_of(TAKES)) == 3


def test_a_casusnummer_is_another_at_another_desk_and_stays_the_same(portal):
    """So that two sleutelpersonen who compare their lists find nothing."""
    with portal.inside():
        numbers = {casusnummer(bytes([n]) * 16, b"c" * 16) for n in range(50)}
        assert len({each.text for each in numbers}) == len({each.value for each in numbers}) == 50
        assert casusnummer(b"o" * 16, b"c" * 16) == casusnummer(b"o" * 16, b"c" * 16)
        assert all(re.fullmatch(r"[2-9A-Z]{3}-\d{4}", each.text) for each in numbers)
