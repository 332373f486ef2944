"""No page reads a whole table that grows with every casus: what it costs must not grow with what others write."""

import re

import pytest
from sqlalchemy import event

from tests.bench.busy import viewer
from tests.bench.kept import add_casussen
from tests.bench.pages import portal_page

GROWS = (
    "account", "actie", "antwoord", "bijdrage", "casus", "deelname", "doel", "gezamenlijk_doel", "inzage",
    "inzage_object", "lidmaatschap", "sharing", "sign_in_session", "sleutel", "teamlid", "toestemmingslog",
    "toestemmingslog_head", "versie",
)  # fmt: skip
SCAN = re.compile(rf"^SCAN ({'|'.join(GROWS)})( AS \w+)?$|^SCAN ({'|'.join(GROWS)}) USING")


@pytest.fixture(scope="module")
def busy(demo, database):
    if database != "sqlite":
        pytest.skip("SQLite tells its plan whatever the size of the tables")
    add_casussen(demo, 30, 2, 45)
    return demo


def plans(page) -> list[str]:
    """What SQLite says of each query of the page."""
    asked = []

    def keep(connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith("SELECT"):
            asked.append((connection.engine, statement, parameters))

    for engine in page.engines:
        event.listen(engine, "before_cursor_execute", keep)
    page.open()
    for engine in page.engines:
        event.remove(engine, "before_cursor_execute", keep)
    found = []
    for engine, statement, parameters in asked:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            found += [row.detail for row in rows]
    return found


@pytest.mark.parametrize("place", ["casus", "mine", "today"])
def test_every_look_up_goes_by_an_index(busy, place):
    who = viewer(busy)
    told = plans(portal_page(busy, getattr(who, place), who.cookie))
    assert any(line.startswith("SEARCH") for line in told)
    assert [line for line in told if SCAN.match(line)] == []
