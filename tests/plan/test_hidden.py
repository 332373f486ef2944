"""Who may not read the plan finds no word that says there is one; who may not know a partij finds no name of it."""

import re

from tests.plan.team import ACTIE

WORDS = ("Gezamenlijk doel", "Doelen op weg", "Wat doen wij", "Nog geen antwoord", "Dit wacht op u", "Voor u")


def closed(team, name: str, cell: str = "plan") -> None:
    """Yara closes a cell for the partij with this name."""
    cells = [
        link for link in team["yara"].open(f"{team.casus}/toestemming").links if link.endswith(f"/{cell}")
    ]
    where = next(link for link in cells if name in team["yara"].open(link).words)
    assert team["yara"].fill_in(where, doe="sluit").status == 302


def test_without_plan_the_casus_page_tells_nothing_of_it(team):
    actie = team.propose("bram")
    closed(team, "UWV")
    page = team.page("bram")
    assert page.status == 200
    content = page.html.split("<main")[1]
    assert [word for word in WORDS if word in content] == []
    assert re.findall(r"/(?:doel|doelen|actie)\b", content) == []
    for path in (actie, f"{team.casus}/doel", f"{team.casus}/doelen", f"{team.casus}/actie"):
        assert team["bram"].open(path).status == 404


def test_an_owner_whom_one_may_not_know_is_a_zorgpartij_and_stays_the_owner(team):
    """Joris may change what he made, also when the client no longer lets him know who does it."""
    actie = team.propose("joris", "Fenna")
    team.answer(actie, "ja")
    closed(team, "Joris", "betrokkenen")
    page = team["joris"].open(actie)
    assert "Fenna" not in page.html
    assert team.change("joris", actie, page, stand="busy").status == 302
    assert "Fenna Achterberg" in team["yara"].open(actie).words


def test_why_it_stopped_is_a_text_of_whoever_stopped_it(team):
    """A GGZ stops an actie of the client: why is under its beroepsgeheim, and reaches others by a doorbreking only."""
    actie = team.propose("yara", "Fenna")
    why = "Dat past nu niet bij de behandeling."
    assert team.change("fenna", actie, stand="stopped", reason=why).status == 302
    assert why in team["yara"].open(actie).words
    assert why in team["fenna"].open(actie).words
    marloes = team["marloes"].open(actie)
    assert "Gestopt" in marloes.words
    assert ACTIE in marloes.words
    assert why not in marloes.words
