"""The client's way by keyboard alone, the skip link, and away with Shift three times."""

import re

import pytest

# What has the focus is the same on both databases: once is enough.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session"),
]
NEUTRAL = "/toegankelijkheid"  # in place of the neutral page: tests go to no other site


@pytest.fixture
def page(live):
    return live.visit().page


def tab_to(page, name: str, *, back: bool = False) -> None:
    """Presses Tab until the focus is on what bears this name, as a screen reader would call it."""
    for _ in range(80):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate(
            """name => {
                const on = document.activeElement;
                const label = on.labels?.[0]?.textContent ?? on.textContent;
                const said = label.replace(/\\s+/g, " ").trim().replace(/^KANARIE\\w+ /, "");
                return said.startsWith(name);
            }""",
            name,
        ):
            return
    raise AssertionError(f"{name} is not reached with Tab")


def test_sign_in_write_share_and_sign_out(page):
    page.goto("/inloggen")
    tab_to(page, "Log in als Tomasz Wierzbowski")
    page.keyboard.press("Enter")
    page.wait_for_url("**/begin")
    tab_to(page, "Schrijf uw hulpvraag")
    page.keyboard.press("Enter")
    page.wait_for_url("**/schrijven/geholpen")
    tab_to(page, "Hoe zou u geholpen zijn?")
    page.keyboard.type("Ik wil weer rijden. OVERDAG, met Vaste Tijden.")
    page.get_by_text("Bewaard om").wait_for()
    tab_to(page, "Verder")
    page.keyboard.press("Enter")
    page.wait_for_url("**/schrijven/wensen")
    tab_to(page, "Delen", back=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/delen")
    tab_to(page, "UWV")
    page.keyboard.press("Space")
    page.get_by_role("row", name="Bram Oosterling").get_by_text("Uw antwoord", exact=True).wait_for()
    tab_to(page, "Deel mijn antwoorden")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Mijn casus", exact=True).wait_for()
    hulpvraag = page.get_by_label("Hulpvraag", exact=True)
    assert hulpvraag.get_by_text("Ik wil weer rijden. OVERDAG, met Vaste Tijden.").count() == 1
    tab_to(page, "Uitloggen")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/$"))


def test_the_skip_link_is_first_shows_itself_and_leads_to_the_content(live):
    page = live.visit().sign_in("yara").page
    page.goto("/begin")
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Naar de inhoud"
    box = link.bounding_box()
    assert box["width"] > 50
    assert box["height"] > 15
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_what_has_the_focus_can_be_seen(live):
    """WCAG 2.4.7: every stop of the client's start page draws an outline."""
    page = live.visit().sign_in("yara").page
    page.goto("/begin")
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const on = document.activeElement, style = getComputedStyle(on);
                return on === document.body || style.outlineStyle !== "none" || style.boxShadow !== "none";
            }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")


@pytest.fixture
def away(live):
    """Yara writing."""
    live.portal.app.config["NEUTRAL_URL"] = NEUTRAL
    visitor = live.visit().sign_in("yara")
    visitor.page.get_by_role("link", name="Mijn hulpvraag", exact=True).click()
    visitor.page.wait_for_load_state()
    return visitor


def gone(visitor) -> None:
    visitor.page.wait_for_url(f"**{NEUTRAL}")
    visitor.page.go_back()
    assert "schrijven" not in visitor.page.url
    assert "/inloggen" in visitor.page.goto("/begin").url


def test_shift_three_times_leaves_at_once_and_ends_the_session(away):
    for _ in range(3):
        away.page.keyboard.press("Shift")
    gone(away)


def test_the_link_does_the_same(away):
    away.page.get_by_role("link", name="Snel weg").click()
    gone(away)


def test_typing_capitals_does_not_leave(away):
    field = away.page.get_by_label("Hoe zou u geholpen zijn?")
    field.focus()
    for letter in "ABCDE":
        away.page.keyboard.press(f"Shift+{letter}")
    assert "schrijven" in away.page.url
    assert "ABCDE" in field.input_value()


def test_what_was_being_typed_does_not_hold_anybody_back(away):
    """No question "leave this page?" stands between somebody and the way out."""
    asked = []
    away.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    away.context.set_offline(True)
    away.page.get_by_label("Hoe zou u geholpen zijn?").press_sequentially("Nog niet bewaard")
    away.page.get_by_text("Nog niet bewaard. Uw tekst staat nog hier.").wait_for()
    away.context.set_offline(False)
    for _ in range(3):
        away.page.keyboard.press("Shift")
    away.page.wait_for_url(f"**{NEUTRAL}")
    assert not asked


def test_a_professional_goes_from_today_to_an_actie_and_a_doel(live):
    """The plan by keyboard alone: change an actie, propose one, and propose the gezamenlijk doel."""
    page = live.visit().sign_in("bram").page
    tab_to(page, "Proefdag zoeken bij een bakkerij")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actie/*")
    tab_to(page, "Bezig")  # the radio that is chosen is the stop of its group
    page.keyboard.press("ArrowRight")
    tab_to(page, "Bewaar")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/casus/[\w-]{22}/(#\w+)?$"))
    tab_to(page, "Stel een actie voor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actie?*")
    tab_to(page, "Wat gaat er gebeuren?")
    page.keyboard.type("Samen de reis oefenen.")
    tab_to(page, "Ik zelf")
    page.keyboard.press("Space")
    tab_to(page, "Over een week")
    page.keyboard.press("Space")
    tab_to(page, "Stel deze actie voor")
    page.keyboard.press("Enter")
    page.get_by_text("Samen de reis oefenen.").first.wait_for()
    tab_to(page, "Stel een nieuw gezamenlijk doel voor", back=True)  # it stands above the acties
    page.keyboard.press("Enter")
    page.wait_for_url("**/doel")
    tab_to(page, "Wat is het gezamenlijke doel?")
    page.keyboard.type("In mei werk ik drie ochtenden.")
    tab_to(page, "Stel voor")
    page.keyboard.press("Enter")
    page.get_by_text("In mei werk ik drie ochtenden.").first.wait_for()
