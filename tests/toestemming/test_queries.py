"""What the pages of the grid ask of the database does not grow with what stands on them."""

import pytest

from tests.casus.statements import cost
from tests.toestemming.places import cell_url, grid_of, partij_url, secrecy_url

WMO, GGZ = "Gemeente Nijmegen, Wmo", "GGZ Waalrand (fictief)"
ASKED = {"marloes": ("gezondheid_en_werk", "dagelijks_leven"), "joris": ("gezondheid_en_werk",)}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_one_thing_costs_as_much_as_many(portal):
    yara = portal.person("yara")
    grid = grid_of(yara)
    pages = {
        "grid": grid,
        "cell": cell_url(yara, "UWV", "Werk"),
        "partij": partij_url(yara, "UWV"),
        "secrecy": secrecy_url(yara, GGZ, WMO),
        "pause": f"{grid}/pauze",
        "whom": f"{grid}/kijk-mee",
        "casus": f"{yara.casus()}/",
    }
    first = portal.person("marloes").fill_in(
        f"{grid}/vragen", onderwerp="werk", until="1", why="Om te helpen."
    )
    assert first.status == 302, "from here on there is something unread"
    before = {name: cost(portal, yara, path) for name, path in pages.items()}
    for slug, cells in ASKED.items():
        for cell in cells:
            asked = portal.person(slug).fill_in(
                f"{grid}/vragen", onderwerp=cell, until="1", why="Om te helpen."
            )
            assert asked.status == 302
    for partij in ("UWV", WMO, "Joris van Loenen"):
        yara.fill_in(secrecy_url(yara, GGZ, partij), doe="open", until="1")
    for what in ("Werk", "Dagelijks leven"):
        yara.fill_in(cell_url(yara, WMO, what), doe="open", until="1")
    after = {name: cost(portal, yara, path) for name, path in pages.items()}
    assert after == before, (before, after)
    assert max(before.values()) <= 25, before
