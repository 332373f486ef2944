"""Who takes part where nothing is open finds a way out that tells nothing of the client."""

import re

from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Deelname, Teamlid
from portal.plan.words import NOBODY_YET
from tests.casus.statements import cost
from tests.plan.team import ACTIE, Team
from tests.support.people import Person

PLACE = re.compile(r"/mijn/casussen/stoppen/[\w-]{22}")


def ways_out(person: Person, page: str = "/mijn/casussen") -> set[str]:
    return set(PLACE.findall(person.open(page).html))


def paused(team: Team, slug: str) -> str:
    """The way out of Yara's casus, once she closed everything."""
    before = ways_out(team[slug])
    team["yara"].fill_in(f"{team.casus}/toestemming/pauze")
    return (ways_out(team[slug]) - before).pop()


def test_no_name_and_no_token_of_the_casus_stands_on_the_way_out(portal):
    team = Team(portal)
    out = paused(team, "bram")
    for page in ("/mijn/casussen", out):
        html = team["bram"].open(page).html
        assert "Yara" not in html
        assert team.casus not in html
    assert "In een casus waarin u meedoet" in team["bram"].open("/mijn/casussen").words
    for who in ("fenna", "joris", "hanneke", "yara"):
        assert team[who].open(out).status == 404, who


def test_as_long_as_something_is_open_there_is_none(portal):
    team = Team(portal)
    before = ways_out(team["joris"])
    out = paused(team, "joris")
    grid = team["yara"].open(f"{team.casus}/toestemming")
    for link in {link for link in grid.links if link.endswith("/plan")}:
        if "Joris" in (page := team["yara"].open(link)).words and 'value="open' in page.html:
            team["yara"].send(link, {**page.hidden(), "doe": "open"})
    assert team["joris"].open(f"{team.casus}/").status == 200
    assert ways_out(team["joris"]) == before
    assert team["joris"].open(out).status == 404


def test_who_stops_there_leaves_their_acties_to_nobody_and_the_client_reads_who_it_was(portal):
    team = Team(portal)
    actie = team.propose("bram", tekst=ACTIE)
    out = paused(team, "bram")
    form = team["bram"].open(out).hidden()
    answer = team["bram"].send(out, form)
    assert answer.location == "/mijn/casussen?nu=zonder"
    assert team["bram"].send(out, form).location == answer.location, "pressed twice is pressed once"
    assert out not in ways_out(team["bram"])
    yara = team["yara"]
    assert NOBODY_YET in yara.open(actie).words
    assert "Bram Oosterling doet niet meer mee" in team.page("yara").words
    told = yara.open(yara.open(f"{team.casus}/wie-doet-mee").link("/gestopt/"))
    assert "Daarom is er geen bericht." in told.words
    assert "Er is iemand gestopt met meedoen" in yara.open("/nieuw").words
    assert "Stopte met meedoen." in yara.open(f"{team.casus}/wie-keek").words
    assert yara.open(f"{team.casus}/meenemen.json").response.json["gestopt"][0]["tekst"] is None


def test_a_naaste_finds_it_where_they_begin(portal):
    meilin, linde = portal.person("meilin"), portal.person("linde")
    meilin.fill_in(f"{meilin.casus()}/toestemming/pauze")
    assert "Mei-Lin" not in linde.open("/begin").words.split("Uitloggen")[1]
    (out,) = ways_out(linde, "/begin")
    assert linde.fill_in(out).status == 302
    assert ways_out(linde, "/begin") == set()
    assert "Stopte met meelezen." in meilin.open(f"{meilin.casus()}/wie-keek").words
    with portal.inside() as session:
        its = select(Lidmaatschap.partij_id, Lidmaatschap.id).join(Account)
        partij, person = session.execute(
            its.where(Account.demo_slug == "linde", Lidmaatschap.role == "naaste")
        ).one()
        assert session.scalar(select(Deelname.ended_at).where(Deelname.partij_id == partij))
        assert session.scalar(select(Teamlid.ended_at).where(Teamlid.lidmaatschap_id == person))


def test_two_such_casussen_cost_as_many_queries_as_one(demo):
    fenna, marloes = demo.person("fenna"), demo.person("marloes")
    assert (len(ways_out(fenna)), len(ways_out(marloes))) == (2, 1)
    assert cost(demo, fenna, "/mijn/casussen") == cost(demo, marloes, "/mijn/casussen")
