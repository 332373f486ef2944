"""Who works here sees neither why nor when something was closed: on no page, in no list, notice or calendar."""

import re
from datetime import datetime

import pytest

from portal.core import clock
from portal.core.formats import ZONE
from tests.toestemming.places import cell_url, grid_of

CLOSED = datetime(2027, 2, 9, 14, 37, tzinfo=ZONE)
LOOKED = datetime(2027, 3, 4, 10, tzinfo=ZONE)
TELLS = (
    "9 februari",
    "2027-02-09",
    "20270209",
    "14:37",
    "09-02",
    "ingetrokken",
    "teruggetrokken",
    "gesloten",
    "sloot",
)


def pages(person, begin: str):
    """All that can be reached from here, one of each kind."""
    seen, waiting = set(), [begin, "/nieuw", "/vandaag", "/mijn/casussen", "/mijn/agenda"]
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"[\w-]{22}", "*", path.split("?")[0])
        if kind in seen or re.search(r"\.pdf|\.zip|/snel-weg|/static|\.json", path):
            continue
        seen.add(kind)
        page = person.open(path)
        if page.status == 200 and "<main" in page.html:
            yield path, page
            waiting += [link for link in page.links if link.startswith(("/casus/", "/vandaag", "/mijn"))]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_no_page_tells_when_or_why_something_closed(portal):
    with clock.at(CLOSED):
        yara = portal.person("yara")
        for partij in ("UWV", "Gemeente Nijmegen, Wmo", "Joris van Loenen"):
            assert yara.fill_in(cell_url(yara, partij, "Overleg"), doe="sluit").status == 302
        casus, grid = yara.casus(), grid_of(yara)
    with clock.at(LOOKED):
        for slug in ("bram", "marloes", "joris"):
            found = dict(pages(portal.person(slug), f"{casus}/"))
            assert f"{casus}/" in found and grid not in found
            for path, page in found.items():
                main = page.html.split("<main", 1)[1]
                assert [word for word in TELLS if word in main] == [], (slug, path)
