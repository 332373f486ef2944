"""On every page of every role: no violation of WCAG 2.2 A or AA, no complaint of the browser, room at every width."""

import re

import pytest

from portal.account import throttle
from tests.browser.checked import check
from tests.browser.pages import ERRORS, STATIC, crawl

pytestmark = pytest.mark.browser

ALSO_ON_A_PHONE = {"yara", "bram"}
PROFESSIONAL = "bram"  # several casussen: a second of each kind has other words, and needs room too
PEOPLE = ["yara", "linde", "bram", "fenna", "joris", "anouk", "hanneke", "marijke", "jian", "diederik"]


def test_pages_that_are_open_to_all(site):
    visitor = site.visit()
    wrong = []
    for path in [*STATIC, *ERRORS]:
        visitor.page.goto(path)
        wrong += check(visitor, path)
    assert not wrong


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_that_somebody_finds(site, who):
    visitor = site.visit()
    visitor.page.goto("/inloggen")
    visitor.sign_in(who)
    if who == "anouk":
        visitor.page.goto("/werk-als")
        assert not check(visitor, "/werk-als")
        visitor.page.get_by_role("button", name="UWV").click()
    wrong, opened = [], 0
    for path, first in crawl(visitor, per_shape=2 if who == PROFESSIONAL else 1):
        wrong += check(visitor, path, phone=who in ALSO_ON_A_PHONE, first=first)
        opened += 1
    assert not wrong, "\n".join(wrong)
    assert opened > 5
    visitor.context.close()


def test_pages_that_come_after_something_went_wrong(site):
    visitor = site.visit()
    page, wrong = visitor.page, []
    page.goto("/inloggen")
    page.get_by_label("E-mailadres").fill("iemand@voorbeeld.example")
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("alert").wait_for()
    wrong += check(visitor, "a wrong password")
    with site.portal.inside() as session:
        while throttle.may_try("iemand@voorbeeld.example", "10.0.0.1"):
            continue
        session.commit()
    page.get_by_label("Wachtwoord").fill("weer verkeerd")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("heading", name="Dat ging snel achter elkaar").wait_for()
    wrong += check(visitor, "too many passwords")

    visitor.sign_in("ricardo")
    page.get_by_role("link", name="Mijn casus: alles bij elkaar").click()
    page.get_by_role("link", name="Schrijf op de tijdlijn").click()
    page.get_by_role("button", name="Zet op de tijdlijn").click()
    page.get_by_role("alert").wait_for()
    wrong += check(visitor, "an empty bijdrage")
    page.get_by_role("textbox").evaluate("area => { area.value = 'a'.repeat(1_000_000) }")
    page.get_by_role("button", name="Zet op de tijdlijn").click()
    page.get_by_role("heading", name="Dit is te groot").wait_for()
    wrong += check(visitor, "a text that is too long to take in")
    page.get_by_role("link", name="Naar het begin").click()
    page.get_by_role("link", name="Mijn casus: alles bij elkaar").click()

    page.get_by_role("link", name="Mijn hulpvraag", exact=True).click()
    other = visitor.new_page()
    other.goto(page.url)
    page.get_by_label("Hoe zou u geholpen zijn?").fill("Een tekst.")
    page.get_by_role("button", name="Verder", exact=True).click()
    page.wait_for_url("**/schrijven/wensen")
    other.get_by_label("Hoe zou u geholpen zijn?").fill("Nog een tekst.")
    other.get_by_role("button", name="Verder", exact=True).click()
    visitor.page = other
    other.get_by_role("heading", name="Er zijn twee teksten").wait_for()
    wrong += check(visitor, "two texts")

    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/")
    other.get_by_role("button", name="Zet ze onder elkaar").click()
    other.get_by_label("Dit schreef u").wait_for()
    wrong += check(visitor, "signed out while writing")
    assert not wrong, "\n".join(wrong)


def test_pages_of_a_casus_that_come_after_something_went_wrong(site):
    """Two people change one actie, or one bijdrage; a text that looks like a diagnosis."""
    visitor = site.visit().sign_in("bram")
    page, wrong = visitor.page, []
    page.get_by_role("link", name=re.compile("Bellen met de leidinggevende")).click()
    other = visitor.new_page()
    other.goto(page.url)
    for window in (page, other):
        window.get_by_label("Bezig" if window is page else "Gedaan").check()
        window.get_by_role("button", name="Bewaar", exact=True).click()
        window.wait_for_load_state()
    visitor.page = other
    other.get_by_role("heading", name="Iemand anders veranderde dit ook").wait_for()
    wrong += check(visitor, "two acties")

    visitor.page = page
    page.get_by_role("link", name=re.compile("^Verbeter")).first.click()
    page.evaluate("document.querySelector('main [name=version]').value = '0'")
    page.get_by_role("textbox").fill("Ik bel woensdag.")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_role("heading", name="Er zijn twee teksten").wait_for()
    wrong += check(visitor, "two bijdragen")

    page.get_by_role("link", name="Laat staan wat er al stond").click()
    page.get_by_role("link", name="Schrijf op de tijdlijn").click()
    page.get_by_label("Werk", exact=True).check()
    page.get_by_role("textbox").fill("Hij heeft een depressie.")
    page.get_by_role("button", name="Zet op de tijdlijn").click()
    page.get_by_text("Hoort dit op de tijdlijn?").first.wait_for()
    wrong += check(visitor, "a text with a doubt")
    assert not wrong, "\n".join(wrong)
