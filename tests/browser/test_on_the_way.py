"""Pages on the way through something that takes several presses: no violation, no complaint, room at every width."""

import re

import pytest

from tests.browser.checked import check

pytestmark = pytest.mark.browser


def test_delen_after_something_moved_meanwhile(site):
    """409: what stands, with what was chosen beside it."""
    visitor = site.visit()
    visitor.page.goto("/inloggen")
    visitor.sign_in("yara")
    page = visitor.page
    page.get_by_role("link", name="Mijn casus: alles bij elkaar").click()
    page.goto(re.search(r"/casus/[\w-]{22}", page.url).group(0) + "/delen")
    page.evaluate("document.querySelector('main [name=version]').value = 'eerder'")
    page.locator("main input[type=checkbox]:enabled").first.click()
    page.get_by_role("button", name="Deel mijn antwoorden").click()
    page.get_by_role("alert").wait_for()
    assert not check(visitor, "delen, moved")
    visitor.context.close()


def test_before_it_is_known_who_the_client_is(site):
    """What waits for it, the code, and the desk that looks."""
    visitor, desk = site.visit(), site.visit()
    wrong = []
    for window, who in ((visitor, "ricardo"), (desk, "hamza")):
        window.page.goto("/inloggen")
        window.sign_in(who)
    page = visitor.page
    page.get_by_role("link", name="Mijn casus: alles bij elkaar").click()
    casus = re.search(r"/casus/[\w-]{22}", page.url).group(0)
    for path in ("/delen", "/noodkaart/wie", "/voorstel", "/toestemming"):
        page.goto(f"{casus}{path}")
        wrong += check(visitor, path, phone=True)
    page.locator("a.p-cell:not(.p-cell--open)").first.click()
    wrong += check(visitor, "a cell that waits", phone=True)
    page.get_by_role("link", name="Laat zien wie u bent").click()
    wrong += check(visitor, "how to show it", phone=True)
    page.get_by_role("link", name="Maak een code voor de balie").click()
    wrong += check(visitor, "before the code", phone=True)
    page.get_by_role("button", name="Maak een code").click()
    wrong += check(visitor, "the code", phone=True)
    desk.page.goto("/balie")
    desk.page.get_by_label("Code van de cliënt").fill(page.locator("#code").inner_text())
    desk.page.get_by_role("button", name="Verder").click()
    desk.page.get_by_role("heading", name="Kloppen gezicht en naam?").wait_for()
    wrong += check(desk, "face and name", phone=True)
    desk.page.get_by_role("button", name="Schrijf op dat ik keek").click()
    desk.page.get_by_role("alert").wait_for()
    wrong += check(desk, "nothing ticked", phone=True)
    assert not wrong, "\n".join(wrong)
    visitor.context.close()
    desk.context.close()


def test_while_a_casus_ends(site):
    visitor, wrong = site.visit(), []
    page = visitor.page
    page.goto("/inloggen")
    visitor.sign_in("oksana")
    page.get_by_role("link", name="Mijn casus: alles bij elkaar").click()
    casus = re.search(r"/casus/[\w-]{22}", page.url).group(0)
    page.goto(f"{casus}/wissen")
    page.get_by_label("Ja, ik wil dat mijn casus wordt gewist").check()
    page.get_by_role("button", name="Wis mijn casus").click()
    page.get_by_role("heading", name="Uw casus wordt gewist").wait_for()
    wrong += check(visitor, "it ends", phone=True)
    for path in ("/", "/meenemen", "/wissen/niet"):
        page.goto(f"{casus}{path}")
        wrong += check(visitor, path, phone=True)
    page.get_by_role("button", name="Houd mijn casus").click()
    page.wait_for_load_state()
    wrong += check(visitor, "it stays", phone=True)
    assert not wrong, "\n".join(wrong)
    visitor.context.close()
