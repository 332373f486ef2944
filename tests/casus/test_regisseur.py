"""The client picks a casusregisseur among the team, changes it, ends it. It gives no right; earlier ones are kept."""

import re

import pytest

from tests.plan.team import Team


@pytest.fixture
def team(portal) -> Team:
    return Team(portal)


def path(team) -> str:
    return f"{team.casus}/wie-doet-mee/regisseur"


def value(page, name: str) -> str:
    return re.search(rf'name="person" value="([^"]+)"[^>]*><span>{name}', page.html).group(1)


def chooses(team, name: str, page=None, **fields):
    page = page or team["yara"].open(path(team))
    return team["yara"].send(
        path(team), {**page.hidden(), "doe": "kies", "person": value(page, name), **fields}
    )


def test_the_page_says_that_it_gives_no_right(team):
    words = team["yara"].open(path(team)).words
    assert "mag niets extra’s" in words
    assert "Wie wordt uw casusregisseur?" in words


def test_who_is_chosen_shows_where_who_takes_part_shows(team):
    assert chooses(team, "Marloes").location == f"{team.casus}/wie-doet-mee"
    assert "Marloes Tempelman let erop" in team["yara"].open(f"{team.casus}/wie-doet-mee").words
    for who in ("yara", "bram"):
        side = team.page(who).html.split("p-casus__people")[1].split("</section>")[0]
        assert side.index("Marloes") < side.index("casusregisseur")
    taken = team["bram"].open(f"{team.casus}/meenemen.json").response.get_json()["wie_doet_mee"]
    assert [each["naam"] for each in taken if each["casusregisseur"]] == ["Marloes Tempelman"]


def test_it_gives_no_right(team):
    before = {link for link in team.page("marloes").links if "mijn" not in link}
    chooses(team, "Marloes")
    assert {link for link in team.page("marloes").links if "mijn" not in link} == before


def test_who_may_not_know_them_does_not_learn_that_they_are_it(portal):
    """To Bram the GGZ of Kofi is a zorgpartij."""
    kofi, bram = portal.person("kofi"), portal.person("bram")
    casus = kofi.casus()
    page = kofi.open(f"{casus}/wie-doet-mee/regisseur")
    care = re.findall(r'name="person" value="([^"]+)"[^>]*><span>[^<]*Waalrand', page.html)[0]
    kofi.send(f"{casus}/wie-doet-mee/regisseur", {**page.hidden(), "doe": "kies", "person": care})
    assert "casusregisseur" in kofi.open(f"{casus}/").words
    seen = bram.open(f"{casus}/betrokken").words + bram.open(f"{casus}/").words
    assert "zorgpartij" in seen
    assert "casusregisseur" not in seen


def test_changing_and_ending_keeps_the_earlier_ones(team):
    chooses(team, "Marloes")
    chooses(team, "Joris")
    assert "Eerder" in team["yara"].open(path(team)).words
    team["yara"].fill_in(path(team), doe="niemand")
    page = team["yara"].open(path(team))
    earlier = page.html.split("Eerder</h2>")[1]
    assert "Marloes" in earlier
    assert "Joris" in earlier
    assert "U koos nog geen casusregisseur." in team["yara"].open(f"{team.casus}/wie-doet-mee").words
    kept = team["yara"].open(f"{team.casus}/meenemen.json").response.get_json()["casusregisseurs"]
    assert [each["wie"].split()[0] for each in kept] == ["Joris", "Marloes"]


def test_who_leaves_is_it_no_more(team):
    chooses(team, "Joris")
    stop = next(
        link for link in team["yara"].open(f"{team.casus}/wie-doet-mee").links
        if link.endswith("/stopt") and "Joris" in team["yara"].open(link).words
    )  # fmt: skip
    team["yara"].fill_in(stop)
    assert "U koos nog geen casusregisseur." in team["yara"].open(f"{team.casus}/wie-doet-mee").words


def test_a_choice_in_two_windows_shows_both(team):
    late = team["yara"].open(path(team))
    chooses(team, "Marloes")
    answer = chooses(team, "Joris", late)
    assert answer.status == 409
    assert "Uw keuze was: Joris van Loenen" in answer.words
    assert "Nu staat er: Marloes Tempelman." in answer.words


def test_nobody_chosen_and_no_button_are_told(team):
    page = team["yara"].open(path(team))
    assert "Kies een persoon." in team["yara"].send(path(team), {**page.hidden(), "doe": "kies"}).words
    stranger = team["yara"].send(path(team), {**page.hidden(), "doe": "kies", "person": "x" * 22})
    assert stranger.status == 422
    assert "Deze persoon doet nu niet mee." in stranger.words
    assert team["yara"].send(path(team), {**page.hidden(), "doe": "iets"}).status == 422


@pytest.mark.parametrize("who", ["bram", "marloes", "kofi", "hanneke"])
def test_nobody_but_the_client_chooses(demo, who):
    casus = demo.person("yara").casus()
    assert demo.person(who).open(f"{casus}/wie-doet-mee/regisseur").status == 404
