"""A naaste goes at once, at the client's word or at their own, and what was open to them closes for good."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Casus, Deelname, Teamlid
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.keyring import CasusGesloten
from portal.kluis.store import store
from portal.naaste.actions import OwnCasus, admit_naaste, as_naaste
from portal.toestemming.models import BETROKKENEN, Sharing
from tests.support.people import Person

LINDE = "mijn dochter Linde"
GONE = ("", "hulpvraag", "tijdlijn", "stop-met-meelezen")


class Two:
    def __init__(self, portal):
        self.portal = portal
        self.meilin, self.linde = portal.person("meilin"), portal.person("linde")
        self.casus = self.meilin.casus()

    def end_url(self) -> str:
        page = self.meilin.open(f"{self.casus}/wie-doet-mee").html
        row = next(part for part in page.split('<li class="p-row">') if f"{LINDE} weg" in part)
        return re.search(r'href="(/[^"]+/stopt)"', row).group(1)

    def nothing_is_left(self) -> None:
        for path in GONE:
            assert self.linde.open(f"{self.casus}/{path}").status == 404, path
        page = self.linde.open("/begin")
        assert "Er staat nu niets voor u open." in page.words
        assert "Mei-Lin" not in page.words.split("Uitloggen")[1]
        assert "Mei-Lin" not in self.linde.open("/mijn/casussen").words
        for path in ("wie-doet-mee", "delen", ""):
            assert LINDE not in self.meilin.open(f"{self.casus}/{path}").words, path
        log = self.meilin.open(f"{self.casus}/toestemming/logboek").words
        for cell in ("Plan", "Werk", "Hoe zou u geholpen zijn?"):
            assert f"{LINDE} stopte met meedoen. ‘{cell}’ ging dicht." in log


@pytest.fixture
def two(portal) -> Two:
    return Two(portal)


def test_the_client_takes_a_naaste_away(two):
    url = two.end_url()
    page = two.meilin.open(url)
    assert f"{LINDE} opende, gaat dicht." in page.words
    assert two.linde.open(f"{two.casus}/").status == 200, "looking changes nothing"
    assert two.meilin.fill_in(url).location == f"{two.casus}/wie-doet-mee"
    two.nothing_is_left()


def test_a_naaste_stops_by_themselves(two):
    url = two.linde.open("/begin").link("stop-met-meelezen")
    assert "U hoeft niet te zeggen waarom." in two.linde.open(url).words
    assert two.linde.open(f"{two.casus}/").status == 200, "looking changes nothing"
    assert two.linde.fill_in(url).location == "/begin"
    two.nothing_is_left()
    assert "Er is iemand gestopt met meedoen" in two.meilin.open("/nieuw").words
    assert "Stopte met meelezen." in two.meilin.open(f"{two.casus}/wie-keek").words


def test_pressing_twice_is_pressing_once(two):
    url = f"{two.casus}/stop-met-meelezen"
    form = two.linde.open(url).hidden()
    assert two.linde.send(url, form).status == 302
    assert two.linde.send(url, form).status in {302, 404}


def test_the_client_and_the_naaste_at_the_same_moment_end_it_once(two):
    stop, end = f"{two.casus}/stop-met-meelezen", two.end_url()
    forms = [
        (two.linde, stop, two.linde.open(stop).hidden()),
        (two.meilin, end, two.meilin.open(end).hidden()),
    ]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: each[0].send(each[1], each[2]).status, forms))
    assert 302 in answers
    assert set(answers) <= {302, 404, 409}
    two.nothing_is_left()
    log = two.meilin.open(f"{two.casus}/toestemming/logboek").words
    assert log.count(f"{LINDE} stopte met meedoen. ‘Plan’ ging dicht.") == 1


@pytest.mark.parametrize("who", ["ayse", "tirza", "kofi", "truus"])
def test_nobody_else_ends_it(demo, who):
    two, other = Two(demo), demo.person(who)
    assert other.open(two.end_url()).status == 404
    form = {**other.open("/mijn/sessies").hidden(), "request_id": "c" * 32}
    for url in (two.end_url(), f"{two.casus}/stop-met-meelezen"):
        assert other.send(url, form).status == 404
    assert two.linde.open(f"{two.casus}/").status == 200


def keys(casus: Casus) -> None:
    found = store().keys({("casus", casus.token), ("log", casus.token)})
    keyring.empty()
    keyring.hang("casus", casus.id, found["casus", casus.token], {BETROKKENEN})
    keyring.hang("log", casus.id, found["log", casus.token], {"LOG"})


def rows(session, client: str, naaste: str) -> tuple[Casus, Lidmaatschap]:
    def account(slug: str):
        return session.scalar(select(Account.id).where(Account.demo_slug == slug))

    own = select(Casus).join(Lidmaatschap, Lidmaatschap.id == Casus.client_id)
    return session.scalar(own.where(Lidmaatschap.account_id == account(client))), as_naaste(account(naaste))


def test_who_is_invited_again_reads_nothing_until_it_is_opened_anew(two):
    two.meilin.fill_in(two.end_url())
    with two.portal.inside() as session:
        casus, linde = rows(session, "meilin", "linde")
        keys(casus)
        admit_naaste(casus.id, linde, "Linde")
        session.commit()
    assert "Er staat nu niets voor u open." in two.linde.open("/begin").words
    page = two.meilin.open(f"{two.casus}/wie-doet-mee").words
    assert "Haal Linde weg" in page
    assert "mijn dochter" not in page


def test_one_person_is_one_naaste_in_every_casus(portal):
    with portal.inside() as session:
        casus, linde = rows(session, "oksana", "linde")
        keys(casus)
        admit_naaste(casus.id, linde, "de dochter van Mei-Lin")
        admit_naaste(casus.id, as_naaste(linde.account_id), "de dochter van Mei-Lin")
        of_linde = (Lidmaatschap.account_id == linde.account_id, Lidmaatschap.role == Role.NAASTE)
        assert session.scalar(select(func.count(Lidmaatschap.id)).where(*of_linde)) == 1
        ours = select(func.count(Teamlid.id)).where(Teamlid.casus_id == casus.id)
        assert session.scalar(ours.where(Teamlid.lidmaatschap_id == linde.id)) == 1
        assert not session.scalar(
            select(func.count(Sharing.id)).where(
                Sharing.casus_id == casus.id, Sharing.partij_id == linde.partij_id
            )
        )


def test_a_client_is_not_their_own_naaste(portal):
    with portal.inside() as session:
        casus, oneself = rows(session, "oksana", "oksana")
        keys(casus)
        with pytest.raises(OwnCasus):
            admit_naaste(casus.id, oneself, "ik")


def test_without_the_key_nobody_is_called_anything(portal):
    with portal.inside() as session:
        casus, linde = rows(session, "oksana", "linde")
        keyring.empty()
        with pytest.raises(CasusGesloten):
            admit_naaste(casus.id, linde, "de dochter van Mei-Lin")


def test_the_name_lies_sealed(portal):
    """As the database holds it, next to a partij that is called nothing but naaste."""
    with portal.inside() as session:
        _, linde = rows(session, "meilin", "linde")
        found = session.execute(
            select(Deelname.naam_sealed, Deelname.token).where(Deelname.partij_id == linde.partij_id)
        ).one()
        assert b"Linde" not in found.naam_sealed
        assert db.session.get(Lidmaatschap, linde.id).work_name is None


def test_a_naaste_who_is_a_client_too_keeps_the_two_apart(portal):
    """Oksana reads along with Mei-Lin: under the one she finds what is hers, under the other what was opened."""
    with portal.inside() as session:
        casus, oksana = rows(session, "meilin", "oksana")
        keys(casus)
        admit_naaste(casus.id, oksana, "Oksana van de taalles")
        session.commit()
    theirs = portal.person("meilin").casus()
    person: Person = portal.person("oksana", "naaste")
    assert person.open(f"{theirs}/").status == 404, "nothing was opened yet"
    person.work_as("cliënt")
    assert "Mijn casus" in person.open("/begin").words
    assert person.open(f"{theirs}/").status == 404
