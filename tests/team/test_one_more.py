"""One more person of a partij that takes part: the client reads that they read at once, and says yes to just them."""

import re

import pytest
from sqlalchemy import func, select

from portal.account.models import Lidmaatschap
from portal.casus import actions as casus_actions
from portal.casus.models import OVERDRACHT, Casus, Deelname, Onderwerp
from portal.core.db import db
from portal.policy.readers import people_with
from portal.policy.table import READS
from portal.team.models import Verzoek
from portal.toestemming import chain
from portal.toestemming.models import Sharing
from tests.core.test_once import rows
from tests.team.people import PW, Round, section
from tests.team.test_propose import names

UWV, WIETSKE = "UWV", "Wietske Hoekemeijer"
GGZ, RAFAEL = "GGZ Waalrand (fictief)", "Rafael Gomes da Veiga"


@pytest.fixture
def asked(team) -> Round:
    """Bram of UWV proposed a colleague, and Yara said yes to her."""
    team.propose("bram", UWV, by_name=WIETSKE)
    assert team.says("erbij", UWV).location == team.page
    return team


def names_her(team: Round):
    return team.names(WIETSKE, team.asked("peter-paul", "SUWI"), "peter-paul")


def reads(team: Round, who: str) -> dict[str, frozenset]:
    """cell -> from which writers this person reads it now."""
    with team.portal.inside():
        person = db.session.scalar(select(Lidmaatschap.id).where(Lidmaatschap.work_name == who))
        casus = db.session.scalar(select(Verzoek.casus_id).order_by(Verzoek.id.desc()).limit(1))
        found = people_with(casus, list(READS))
        reader = next((each for each in found if each.lidmaatschap_id == person), None)
        return dict.fromkeys(reader.cells, reader.writers) if reader else {}


def test_one_who_takes_part_is_a_choice_that_needs_a_name(team):
    page = team["bram"].open(f"{team.casus}/voorstel")
    assert f"{UWV} (doet al mee)" in names(page)
    nobody = team.propose("bram", UWV)
    assert nobody.status == 422
    assert "UWV doet al mee. Schrijf de naam van wie erbij zou kunnen komen." in nobody.words
    himself = team.propose("bram", UWV, by_name="bram  OOSTERLING")
    assert himself.status == 422
    assert "doet al mee. Schrijf de naam van iemand anders." in himself.words


def test_the_client_reads_what_this_person_will_read_at_once(team):
    team.propose("bram", UWV, by_name=WIETSKE)
    page = team["yara"].open(team.voorstel(UWV))
    assert f"{WIETSKE} leest dan meteen mee met UWV." in page.words
    for cell in ("Uw hulpvraag", "Plan", "Werk"):
        assert f"<li>{cell}</li>" in page.html
    assert "<li>Behandeling</li>" not in page.html
    assert page.link("/toestemming") == f"{team.casus}/toestemming"
    assert team["wietske"].open(f"{team.casus}/").status == 404


def test_after_the_yes_only_this_person_can_be_named(asked):
    assert asked["wietske"].open(f"{asked.casus}/").status == 404, "nobody joins by the yes alone"
    page = asked["peter-paul"].open(asked.asked("peter-paul", "SUWI"))
    assert f"De cliënt zei ja tegen: {WIETSKE} . Iemand anders kan niet zonder een nieuw ja." in page.words
    assert re.findall(r'name="person"[^>]*><span>([^<]+)<', page.html) == [f"{WIETSKE}, adviseur werk"]
    line = section(asked["yara"].open(asked.page), "gevraagd")
    assert f"Gevraagd: {WIETSKE}, nog geen antwoord" in line


def test_who_has_another_name_is_not_named(team):
    team.propose("yara", UWV, by_name="Karel van Dam")
    page = team["peter-paul"].open(team.asked("peter-paul", "SUWI"))
    assert "niemand met deze naam" in page.words
    assert 'name="person"' not in page.html


def test_this_person_then_reads_exactly_what_their_partij_reads(asked):
    before, sharings = reads(asked, WIETSKE), rows(asked.portal, Sharing)
    assert names_her(asked).location.endswith("?nu=erbij")
    after = reads(asked, WIETSKE)
    assert (before, after) == ({}, reads(asked, "Bram Oosterling"))
    assert {Onderwerp.WERK, Onderwerp.PLAN} <= after.keys()
    assert OVERDRACHT not in after
    assert rows(asked.portal, Sharing) == sharings, "nothing new is opened"
    assert asked["wietske"].open(f"{asked.casus}/").status == 200


def test_the_log_of_the_client_tells_who_joined_and_stays_whole(asked):
    names_her(asked)
    log = asked["yara"].open(f"{asked.casus}/toestemming/logboek").words
    assert f"{WIETSKE} doet mee bij UWV, en leest mee met wat daarvoor open staat. U zei ja." in log
    with asked.portal.inside():
        casus = db.session.scalar(select(Verzoek.casus_id).order_by(Verzoek.id.desc()).limit(1))
        assert chain.broken_link(casus, key_erased=True) is None


def test_the_client_and_the_team_are_told_and_the_client_reads_what_now(asked):
    path = asked.verzoek(UWV)
    names_her(asked)
    for who in ("yara", "marloes"):
        assert "Er doet iemand nieuw mee" in asked[who].open("/nieuw").words
    page = asked["yara"].open(path)
    assert f"{WIETSKE} leest mee met UWV." in page.words
    assert "leest nog niets" not in page.words
    asked["yara"].fill_in(path, doe="gezien")
    assert "Doet nu mee" in asked["bram"].open(f"{asked.casus}/voorstellen").words


def test_who_may_not_know_the_partij_learns_nothing(portal):
    """Bram may not know which GGZ treats Kofi: choice, answer and team page stay as if it were not there."""
    kofi = Round(portal, "kofi")
    assert GGZ in names(kofi["bram"].open(f"{kofi.casus}/voorstel"))
    kofi.propose("bram", GGZ, by_name=RAFAEL)
    kofi.says("erbij", GGZ)
    kofi.names(RAFAEL, kofi.asked("esra", "Wgbo"), "esra")
    assert "Rafael" in kofi["kofi"].open(kofi.page).words
    assert kofi["rafael"].open(f"{kofi.casus}/").status == 200
    read = kofi["bram"].open(f"{kofi.casus}/voorstellen").words
    assert "De cliënt heeft geantwoord" in read
    assert "doet nu mee" not in read.casefold()
    assert "Rafael" not in kofi["bram"].open(f"{kofi.casus}/").words
    assert "nieuw mee" not in kofi["bram"].open("/nieuw").words
    assert GGZ in names(kofi["bram"].open(f"{kofi.casus}/voorstel"))


def test_a_yes_to_who_would_read_nothing_does_not_count_once_they_would(team):
    """Between the page and the answer the partij came to take part."""
    team.propose("bram", PW, by_name="Sunita")
    path = team.voorstel()
    form = {**team["yara"].open(path).hidden(), "doe": "ja"}
    with team.portal.inside() as session:
        casus = session.scalar(select(Casus.id).join(Deelname).order_by(Casus.id).limit(1))
        partij = session.scalar(select(Lidmaatschap.partij_id).where(Lidmaatschap.work_name.like("Sunita%")))
        casus_actions.admit(casus, partij)
        session.commit()
    late = team["yara"].send(path, form)
    assert late.status == 409
    assert "U koos: ja." in late.words
    assert 'value="erbij"' in late.html
    assert "Gevraagd" not in team["yara"].open(team.page).words


def test_each_person_is_asked_for_once(team):
    team.propose("yara", UWV, by_name=WIETSKE)
    team.propose("yara", UWV, by_name="wietske hoekemeijer")
    team.propose("yara", UWV, by_name="Iemand anders")
    with team.portal.inside() as session:
        counted = select(func.count(Verzoek.id)).where(Verzoek.one_more)
        assert session.scalar(counted) == 2


def test_when_the_partij_stops_nobody_of_it_comes_by_an_older_yes(asked):
    path = asked.asked("peter-paul", "SUWI")
    page = asked["peter-paul"].open(path)
    person = re.search(r'name="person" value="([^"]+)"', page.html).group(1)
    ends = [link for link in asked["yara"].open(asked.page).links if link.endswith("/stopt")]
    end = next(link for link in ends if "UWV" in asked["yara"].open(link).words)
    asked["yara"].fill_in(end)
    late = asked["peter-paul"].send(path, {**page.hidden(), "doe": "noem", "person": person})
    assert late.status == 409
    assert "De cliënt vraagt dit niet meer." in late.words
    assert asked["wietske"].open(f"{asked.casus}/").status == 404
