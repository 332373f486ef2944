"""A passkey, in a real browser with an authenticator of its own: made, shown as the second step, and instead of a
password."""

import pytest

from portal.account import throttle

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def at_home(live):
    """Somebody at a machine with an authenticator; a passkey is bound to a name, never to a number."""
    live.url = live.url.replace("127.0.0.1", "localhost")

    def visit():
        visitor = live.visit()
        visitor.cdp = visitor.context.new_cdp_session(visitor.page)
        visitor.cdp.send("WebAuthn.enable")
        visitor.authenticator = visitor.cdp.send(
            "WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR}
        )["authenticatorId"]
        return visitor

    return visit


def press(visitor, name: str, then: str) -> None:
    visitor.page.get_by_role("button", name=name, exact=True).click()
    visitor.page.wait_for_url(then)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_a_passkey_is_made_and_lets_somebody_in_also_while_the_password_is_guessed_at(at_home, live):
    yara = at_home().sign_in("yara")
    page = yara.page
    page.goto("/mijn/beveiliging")
    page.get_by_role("link", name="Kies de passkey").click()
    page.get_by_label("Hoe noemt u dit?").fill("Laptop van thuis")
    page.get_by_role("button", name="Maak de passkey").click()
    page.get_by_role("heading", name="Uw herstelcodes").wait_for()
    assert page.locator(".p-codes li").count() == 10
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_role("link", name="Laptop van thuis").wait_for()

    yara.sign_out()
    page.goto("/inloggen")
    page.get_by_role("button", name="Log in als Yara", exact=False).click()
    page.get_by_role("heading", name="Laat zien dat u het bent").wait_for()
    press(yara, "Gebruik mijn passkey", "**/begin")

    yara.sign_out()
    with live.portal.inside() as session:
        while throttle.may_try("yara.de.lange@voorbeeld.example", "10.0.0.1"):
            continue  # somebody else guesses at her password until nobody may
        session.commit()
    page.goto("/inloggen?next=/mijn/sessies")
    press(yara, "Inloggen met een passkey", "**/mijn/sessies")
    assert not [said for said in yara.said if said.startswith(("error", "warning"))]
