"""No page reads a whole table that grows with every casus: what it costs must not grow with what others write."""

import re

import pytest
from sqlalchemy import event

from tests.bench.busy import viewer
from tests.bench.kept import add_casussen, vacuum
from tests.bench.pages import portal_page

GROWS = (
    "account", "actie", "antwoord", "bijdrage", "casus", "deelname", "doel", "gezamenlijk_doel", "inzage",
    "inzage_object", "lidmaatschap", "sharing", "sign_in_session", "sleutel", "teamlid", "toestemmingslog",
    "toestemmingslog_head", "versie",
)  # fmt: skip
SCAN = re.compile(rf"^SCAN ({'|'.join(GROWS)})( AS \w+)?$|^SCAN ({'|'.join(GROWS)}) USING")


@pytest.fixture(scope="module")
def busy(demo, database):
    add_casussen(demo, 30 if database == "sqlite" else 200, 2, 45)
    if database == "postgresql":
        vacuum(demo.settings)
    return demo


def plans(page, explain: str) -> list:
    """What the database says of each query of the page."""
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
            found += connection.exec_driver_sql(f"{explain} {statement}", parameters).all()
    return found


@pytest.mark.parametrize("place", ["casus", "mine", "today"])
def test_every_look_up_goes_by_an_index(busy, database, place):
    if database != "sqlite":
        pytest.skip("SQLite tells its plan whatever the size of the tables")
    who = viewer(busy)
    page = portal_page(busy, getattr(who, place), who.cookie)
    told = [row.detail for row in plans(page, "EXPLAIN QUERY PLAN")]
    assert any(line.startswith("SEARCH") for line in told)
    assert [line for line in told if SCAN.match(line)] == []


@pytest.mark.parametrize("place", ["casus", "mine", "today"])
def test_no_look_up_expects_a_part_of_everybody(busy, database, place):
    """PostgreSQL reads a whole table when it expects many rows, however few there are: who is in the casus, told as
    an OR, was half of all people to it, and the page took seconds at 100,000 casussen."""
    if database != "postgresql":
        pytest.skip("SQLite does not plan by how many rows it expects")
    who = viewer(busy)
    told = plans(portal_page(busy, getattr(who, place), who.cookie), "EXPLAIN (FORMAT JSON)")
    expected = [row[0][0]["Plan"]["Plan Rows"] for row in told]
    assert max(expected) <= 60, expected
