"""A person is proposed by name, as typed. The client says yes or no to them; the sleutelpersoon still names."""

from sqlalchemy import select

from portal.core.db import db
from portal.team.models import Verzoek, Voorstel
from tests.team.people import PW, WHY, Round, section

SUNITA = "Sunita Ramdhani"


def test_the_client_reads_whom_and_decides_about_them(team):
    team.propose("bram", by_name=SUNITA)
    assert f"{SUNITA} van {PW}" in team["yara"].open(f"{team.casus}/").words
    page = team["yara"].open(team.voorstel())
    assert f"Mag {SUNITA} van {PW} meedoen?" in page.words
    assert f"en de naam ‘{SUNITA}’" in page.words, "the client knows what goes along"


def test_after_a_yes_the_sleutelpersoon_reads_the_name_and_may_name_somebody_else(team):
    team.propose("bram", by_name=f"  {SUNITA} ")
    assert SUNITA not in team.office().words
    team.says("ja")
    office = team.office()
    assert f"De cliënt zei ja tegen: {SUNITA}" in office.words
    assert WHY not in office.words
    assert "Yara" not in office.words
    team["hanneke"].fill_in(team.asked(), doe="niemand")
    with team.portal.inside():
        row = db.session.scalar(select(Verzoek).order_by(Verzoek.id.desc()).limit(1))
        assert row.person_sealed is None, "it goes with the answer"


def test_after_a_no_nobody_outside_reads_it(team):
    team.propose("bram", by_name=SUNITA)
    team.says("nee")
    assert "Participatiewet" not in team.office().words


def test_a_name_is_sealed_under_the_voorstel(team):
    team.propose("bram", by_name=SUNITA)
    with team.portal.inside():
        row = db.session.scalar(select(Voorstel).order_by(Voorstel.id.desc()).limit(1))
        assert row.person_sealed
        assert SUNITA.encode() not in row.person_sealed


def test_a_name_that_is_too_long_is_told_beside_the_field_and_kept(team):
    answer = team.propose("bram", by_name="n" * 101)
    assert answer.status == 422
    assert "Dit is te lang." in answer.words
    assert "n" * 101 in answer.html
    assert WHY in answer.words


def test_who_may_not_know_the_partij_does_not_read_the_name_either(portal):
    """Marloes proposes somebody of the GGZ; Jelte may not know of that GGZ."""
    aukje = Round(portal, "aukje")
    aukje.propose("marloes", "GGZ Waalrand (fictief)", by_name="Rafael de Wit")
    assert "Rafael de Wit" in aukje["marloes"].open(f"{aukje.casus}/voorstellen").words
    jelte = aukje["jelte"].open(f"{aukje.casus}/voorstellen").words
    assert "zorgpartij" in jelte
    assert "Rafael" not in jelte


def test_the_client_asks_for_somebody_by_name_too(team):
    team.propose("yara", by_name=SUNITA)
    assert "Gevraagd, nog niemand genoemd" in section(team["yara"].open(team.page), "gevraagd")
    assert SUNITA in team.office().words


def test_the_menu_of_the_sleutelpersoon_counts_what_waits(team):
    before = f"{team['hanneke'].organisatie()}/"
    assert "Verzoeken 1 wachten op u" in team["hanneke"].open(before).words, "the one of Mevrouw A."
    team.propose("yara")
    assert "Verzoeken 2 wachten op u" in team["hanneke"].open(before).words
    assert team["hanneke"].open("/nergens").status == 404
