"""Before a session ends the page says so; after it ended, what was typed is still there, and is saved after all."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from portal.account.models import SignInSession
from portal.core.clock import now

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session"),
]
TEXT = "Halverwege een zin"


def away(live, page, minutes: int) -> None:
    """Nobody was here for so long: on the server, and by the clock of the browser."""
    with live.portal.inside() as session:
        session.execute(update(SignInSession).values(seen_at=now() - timedelta(minutes=minutes)))
        session.commit()
    page.clock.fast_forward(timedelta(minutes=minutes).seconds * 1000)


def test_a_warning_a_button_and_a_text_that_outlives_the_session(live):
    visitor = live.visit()
    page = visitor.page
    visitor.sign_in("marloes")
    page.clock.install()
    page.goto("/mijn/casussen")
    page.locator("main a[href^='/casus/']").first.click()
    page.get_by_role("link", name="Schrijf op de tijdlijn").first.click()
    warning, stay = page.locator("#awake"), page.get_by_role("button", name="Ik ben er nog")

    away(live, page, 13)
    warning.get_by_text("U wordt over ongeveer 2 minuten uitgelogd").wait_for()
    stay.click()
    stay.wait_for(state="detached")

    page.locator("textarea").first.fill(TEXT)
    page.locator("input[name=onderwerp]").first.check()
    away(live, page, 20)
    link = warning.get_by_role("link", name="Log opnieuw in")
    link.wait_for()
    assert page.locator("textarea").first.input_value() == TEXT

    with visitor.context.expect_page() as opened:
        link.click()
    tab = opened.value
    tab.get_by_role("button", name="Log in als Marloes Tempelman", exact=True).click()
    tab.wait_for_url(lambda address: "/inloggen" not in address)
    page.get_by_role("button", name="Zet op de tijdlijn").click()
    page.get_by_role("heading", name="Uw tekst is er nog").wait_for()
    page.get_by_role("button", name="Bewaar mijn tekst").click()
    page.get_by_text(TEXT).wait_for()
    assert not live.errors
