"""Pages with the plan cost as many queries with 10 doelen and acties as with 1."""

import pytest

from tests.casus.statements import cost


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_ten_of_everything_costs_as_much_as_one(team):
    first = grow(team, 0)
    before = costs(team, first)
    for number in range(1, 10):
        grow(team, number)
    assert costs(team, first) == before


def grow(team, number: int) -> str:
    """One more of everything, in Yara's casus."""
    yara = team["yara"]
    yara.fill_in(f"{team.casus}/doelen", tekst=f"Doel {number}.", gebieden="geld")
    team["bram"].fill_in(f"{team.casus}/doel", tekst=f"Gezamenlijk doel {number}.")
    yara.fill_in(f"{team.casus}/doel", tekst=f"Mijn doel {number}.")
    team.propose("yara", "UWV: zij kiezen zelf wie", f"Voor UWV {number}.")
    return team.propose("bram", tekst=f"Actie {number}.", vraag="zorgen")


def costs(team, actie: str) -> dict:
    paths = {
        "bram": ["/vandaag", f"{team.casus}/", f"{team.casus}/actie", f"{team.casus}/doel", actie],
        "yara": ["/begin", f"{team.casus}/", f"{team.casus}/actie", f"{team.casus}/doelen", actie],
    }
    return {(who, path): cost(team.portal, team[who], path) for who in paths for path in paths[who]}
