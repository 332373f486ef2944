"""The client follows what was asked, takes a yes back until somebody joined, and opens what that person reads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from portal.core import clock
from tests.team.people import PW, at_once, person, section


def agreed(team, **fields) -> str:
    team.propose("bram")
    team.says("ja", **fields)
    return team.verzoek()


def test_a_yes_is_taken_back_until_somebody_joined(team):
    path, asked = agreed(team, with_name="y"), team.asked()
    assert "Uw naam staat bij het verzoek." in team["yara"].open(path).words
    assert team["yara"].fill_in(path, doe="terug").location == team.page
    page = team["yara"].open(team.page)
    assert 'id="gevraagd"' not in page.html
    assert "U nam uw ja terug" in section(page, "voorstellen")
    gone = team["hanneke"].open(asked)
    assert "De cliënt vraagt dit niet meer." in gone.words
    assert "Yara" not in gone.words
    log = team["yara"].open(f"{team.casus}/toestemming/logboek").words
    assert "U sloot ‘Uw naam bij het verzoek om mee te doen’" in log


def test_after_it_was_taken_back_the_same_onderdeel_can_be_asked_again(team):
    team["yara"].fill_in(agreed(team), doe="terug")
    team.propose("yara")
    assert "Gevraagd, nog niemand genoemd" in section(team["yara"].open(team.page), "gevraagd")


def test_too_late_to_take_back_is_told_with_who_joined(team):
    path = agreed(team)
    page = team["yara"].open(path)
    team.names()
    late = team["yara"].send(path, {**page.hidden(), "doe": "terug"})
    assert late.status == 409
    assert "Sunita Ramdhani doet nu mee" in late.words


def test_taken_back_and_answered_at_the_same_moment_one_of_the_two_counts(team):
    path, asked = agreed(team, with_name="y"), team.asked()
    page = team["hanneke"].open(asked)
    named = {**page.hidden(), "doe": "noem", "person": person(page, "Sunita")}
    back = {**team["yara"].open(path).hidden(), "doe": "terug"}
    start = Barrier(2)

    def send(slug: str, where: str, form: dict) -> int:
        start.wait()
        return at_once(team.portal, [team[slug]], where, [form])[0].status

    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(send, ("hanneke", "yara"), (asked, path), (named, back))
        assert sorted(answers) == [302, 409]


def test_who_joined_reads_nothing_until_the_client_opens_something(team):
    """The client is led to the grid."""
    path = agreed(team)
    team.names()
    assert team["sunita"].open(f"{team.casus}/").status == 404
    assert "Yara" not in team["sunita"].open("/mijn/casussen").words
    asked = team["yara"].open(f"{team.casus}/").html.split("p-casus__mine")[1].split("</section>")[0]
    assert "Wat mag Sunita Ramdhani lezen?" in asked
    assert path in asked
    assert team["yara"].fill_in(path, doe="lezen").location == f"{team.casus}/toestemming"
    grid = team["yara"].open(f"{team.casus}/toestemming")
    assert PW in grid.words
    assert path not in team["yara"].open(f"{team.casus}/").html, "it is asked once"
    cell = next(link for link in grid.links if link.endswith("/plan") and PW in team["yara"].open(link).words)
    team["yara"].fill_in(cell, doe="open")
    assert team["sunita"].open(f"{team.casus}/").status == 200


def test_that_nobody_can_is_a_line_for_the_client(team):
    path = agreed(team)
    asked = team.asked()
    team["hanneke"].fill_in(asked, doe="niemand")
    line = f"{PW} heeft nu niemand die mee kan doen"
    assert line in team["yara"].open(f"{team.casus}/").words
    assert line in team["yara"].open(path).words
    team["yara"].fill_in(path, doe="gezien")
    assert line not in team["yara"].open(f"{team.casus}/").words
    assert line not in team["yara"].open(team.page).words


def test_what_is_overdue_is_marked(portal, team):
    path = agreed(team)
    with clock.at(clock.now() + timedelta(days=9)):
        words = later(portal, team, path)
    assert all("2 dagen over de datum" in each for each in words)


def later(portal, team, path: str) -> list[str]:
    """Sessions have ended by then: both sign in anew."""
    yara, hanneke = portal.person("yara"), portal.person("hanneke")
    office = hanneke.organisatie()
    return [yara.open(path).words, yara.open(team.page).words, hanneke.open(f"{office}/verzoeken").words]


def test_before_it_is_due_it_is_not_marked(team):
    assert "over de datum" not in team["yara"].open(agreed(team)).words


def test_nobody_but_the_client_follows_it(team):
    path = agreed(team)
    for who in ("bram", "kofi", "hanneke", "sunita"):
        assert team[who].open(path).status == 404
