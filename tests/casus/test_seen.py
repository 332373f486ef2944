"""Who decides about people or acties decides on what was on the screen: what moved meanwhile is shown first (409)."""

import re

import pytest

from tests.plan.team import Team


@pytest.fixture
def team(portal) -> Team:
    return Team(portal)


def end_of_uwv(team) -> str:
    links = team["yara"].open(f"{team.casus}/wie-doet-mee").links
    return next(link for link in links if link.endswith("/stopt") and "UWV" in team["yara"].open(link).words)


def test_an_actie_that_came_since_is_shown_before_a_partij_stops(team):
    path = end_of_uwv(team)
    form = team["yara"].open(path).hidden()
    team.propose("bram", tekst="Een actie die er net bij kwam")
    answer = team["yara"].send(path, form)
    assert answer.status == 409
    assert "Een actie die er net bij kwam" in answer.words
    assert team.page("bram").status == 200, "nobody stopped"
    assert team["yara"].send(path, answer.hidden()).status == 302
    assert team.page("bram").status == 404


def test_a_cell_that_was_opened_elsewhere_is_not_decided_on_unseen(team):
    yara = team["yara"]
    grid = yara.open(f"{team.casus}/toestemming")
    path = next(link for link in grid.links if re.search(r"/toestemming/[\w-]{22}/dagelijks_leven$", link))
    page = yara.open(path)
    doe = re.search(r'name="doe" value="(\w+)"', page.html).group(1)
    other = yara.open(path)
    assert yara.send(path, {**other.hidden(), "doe": doe}).status == 302
    answer = yara.send(path, {**page.hidden(), "doe": doe})
    assert answer.status == 409
    assert "Er veranderde intussen iets" in answer.words


def test_who_stops_sees_an_actie_that_came_since_and_keeps_the_line(team):
    path = f"{team.casus}/stoppen"
    form = {**team["bram"].open(path).hidden(), "line": "Ik ga elders werken."}
    team.propose("bram", tekst="Een actie die er net bij kwam")
    answer = team["bram"].send(path, form)
    assert answer.status in {409, 422}
    assert "Ik ga elders werken." in answer.html
    assert "Een actie die er net bij kwam" in answer.words
