"""A whole review of sixty people with Tab, the space bar and Enter alone."""

import pytest
from sqlalchemy import func, select

from portal.core.db import db
from portal.review.models import ReviewRow
from tests.review.through import crowd

# What has the focus is the same on both databases: once is enough.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session"),
]
FOCUS = """(on => on.name?.startsWith("klopt-") ? on.name : on.textContent.trim())(document.activeElement)"""


def test_sixty_people_by_keyboard(live):
    crowd(live.portal, 57)  # with three of the demo who wait
    page = live.visit().sign_in("hanneke").page
    page.goto(page.get_by_role("link", name="Nalopen", exact=True).get_attribute("href"))
    page.get_by_text("2 van 62 gedaan.").wait_for()
    seen: set[str] = set()
    for nth in range(3):
        page.get_by_text(f"{2 + 20 * nth} van 62 gedaan.").wait_for()
        page.keyboard.press("Tab")
        while (focus := page.evaluate(FOCUS)) != "Bewaar en verder":
            if focus.startswith("klopt-"):
                assert focus not in seen, "one Tab a person"
                seen.add(focus)
                left_for_later = page.evaluate("document.activeElement.checked")
                page.keyboard.press("ArrowRight" if left_for_later else "Space")  # round to the first
            page.keyboard.press("Tab")
        page.get_by_text("Bewaard om").wait_for()
        page.keyboard.press("Enter")
    page.get_by_text("iedereen is nagelopen").wait_for()
    assert len(seen) == 60
    with live.portal.inside():
        assert db.session.scalar(select(func.count(ReviewRow.id)).where(ReviewRow.answer == "right")) >= 62
