"""What row rules cost is told by the page without them: which is without them indeed, and else the same."""

import pytest
from sqlalchemy import func, select

from portal.casus.models import Bijdrage
from portal.core import told
from portal.core.db import db
from tests.bench.busy import viewer
from tests.bench.kept import add_casussen
from tests.bench.pages import portal_page
from tests.bench.unruled import Unruled, row_rules, unruled

LONG = 10


@pytest.fixture(scope="session")
def database() -> str:
    """SQLite has no row security."""
    return "postgresql"


def test_beside_the_page_with_row_rules_the_same_is_opened_without(demo):
    add_casussen(demo, 5, 2, LONG)
    who = viewer(demo)
    with unruled(demo) as past:
        with past.app.app_context():
            assert db.session.scalar(select(func.count()).select_from(Bijdrage)) > LONG
        pages = [portal_page(demo, who.casus, who.cookie), Unruled(portal_page(past, who.casus, who.cookie))]
        ruled, free = [page.open() for page in pages]
        assert free == pytest.approx(ruled, rel=0.01)
    assert max(row_rules(demo, who.casus, who.cookie, rounds=1, requests=2)) < 1
    with demo.app.app_context():
        told.tell(db.session(), {"actor_role": "x"})
        asked = select(func.current_setting("portal.actor_role", True))
        assert db.session.scalar(asked) == "x", "afterwards it is told again"
