"""Who proposed a partij finds it where they begin for as long as it waits: for the client, then for the organisatie."""

import pytest

from portal.team.models import Voorstel
from tests.casus.statements import cost
from tests.start.test_today import section
from tests.team.people import PW, Round

GGZ = "GGZ Waalrand (fictief)"
HEADING = "U stelde voor wie er mee kan doen"


@pytest.fixture
def round_yara(portal):
    return Round(portal)


def waits(team, slug: str) -> str:
    """What stands there of the Participatiewet in Yara's casus."""
    rows = section(team[slug].open("/vandaag"), HEADING).split("</li>")
    return next((row for row in rows if "Yara" in row and PW in row), "")


@pytest.mark.parametrize("slug", ["marloes", "joris"])
def test_it_waits_for_the_client_and_then_for_the_organisatie(round_yara, slug):
    round_yara.propose(slug)
    assert "Wacht op de cliënt" in waits(round_yara, slug)
    round_yara.says("ja")
    assert "Wacht op de organisatie" in waits(round_yara, slug)
    round_yara.names()
    assert waits(round_yara, slug) == ""


def test_what_the_client_does_not_want_waits_no_more(round_yara):
    round_yara.propose("marloes")
    round_yara.says("nee")
    assert waits(round_yara, "marloes") == ""


def test_it_is_told_to_who_wrote_it_alone(round_yara):
    round_yara.propose("marloes")
    assert waits(round_yara, "bram") == waits(round_yara, "joris") == ""


def test_of_who_they_may_not_know_nothing_tells_what_the_client_said(portal):
    """Marloes asks for a GGZ of which she may not know whether it takes part: a yes and a no look the same."""
    aukje = Round(portal, "aukje")
    aukje.propose("marloes", GGZ)
    assert GGZ in section(aukje["marloes"].open("/vandaag"), HEADING)
    aukje.says("ja", GGZ)
    assert GGZ not in section(aukje["marloes"].open("/vandaag"), HEADING)


def test_what_closes_waits_no_more_and_the_name_of_the_client_is_gone(round_yara):
    round_yara.propose("marloes")
    yara = round_yara["yara"]
    cell = next(
        link for link in yara.open(f"{round_yara.casus}/toestemming").links
        if link.endswith("/betrokkenen") and "Wmo" in yara.open(link).words
    )  # fmt: skip
    yara.fill_in(cell, doe="sluit")
    assert waits(round_yara, "marloes") == ""


def test_ten_cost_as_many_queries_as_one(round_yara):
    marloes = round_yara["marloes"]
    round_yara.propose("marloes")
    before = cost(round_yara.portal, marloes, "/vandaag")
    with round_yara.portal.inside() as session:
        row = session.query(Voorstel).order_by(Voorstel.id.desc()).limit(1).one()
        more = {
            name: getattr(row, name)
            for name in ("casus_id", "partij_id", "author_id", "onderdeel_id", "proposed_at")
        }
        session.add_all(Voorstel(**more) for _ in range(9))
        session.commit()
    assert section(marloes.open("/vandaag"), HEADING).count("Wacht op de cliënt") > 10
    assert cost(round_yara.portal, marloes, "/vandaag") == before
