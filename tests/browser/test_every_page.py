"""On every page of every role: no violation of WCAG 2.2 A or AA, no complaint of the browser, room at every width."""

import re
from pathlib import Path

import pytest

from portal.account import throttle
from tests.browser.pages import ERRORS, STATIC, crawl
from tests.conftest import portals
from tests.support.live import Visitor, serving

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
REFUSED = re.compile(r"the server responded with a status of 4\d\d")  # what those pages are about
# What differs between two people who have the same page before them; that there are words or is a value stays.
WORDS = re.compile(r">\s*[^<\s][^<]*")
VALUES = re.compile(r'( (?:value|href|action|datetime))="[^"]+"')
_right: set[tuple[int, str]] = set()
WIDTHS = (320, 390, 640, 768, 1280)  # 640: 1280 at 200 % zoom
ALSO_ON_A_PHONE = {"yara", "bram"}
PROFESSIONAL = "bram"  # several casussen: a second of each kind has other words, and needs room too
PEOPLE = ["yara", "linde", "bram", "fenna", "joris", "anouk", "hanneke", "marijke", "jian", "diederik"]


@pytest.fixture(scope="module")
def site(request, browser, shared_root, tmp_path_factory):
    """What a page looks like is the same on both databases: once is enough."""
    folder = tmp_path_factory.mktemp("site")
    with portals(request, "sqlite", shared_root, folder) as make, serving(make(), browser) as live:
        yield live


def violations(visitor: Visitor) -> list[str]:
    """Two people find the same page with other words in it: its main part is looked at once for each width."""
    main = visitor.page.locator("main").evaluate_all("all => all.map(each => each.outerHTML).join()")
    seen = (visitor.page.viewport_size["width"], WORDS.sub(">x", VALUES.sub(r'\1="x"', main)))
    if main and seen in _right:
        return []
    if not visitor.page.evaluate("'axe' in window"):
        visitor.page.evaluate(AXE)
    found = visitor.page.evaluate(RUN, TAGS)["violations"]
    wrong = [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
    if not wrong:
        _right.add(seen)
    return wrong


def check(visitor: Visitor, path: str, *, phone: bool = False, first: bool = True) -> list[str]:
    """Everything that is wrong with the page in the window. Another of the same kind has other words, so its room is
    looked at, and no more."""
    page = visitor.page
    wrong = violations(visitor) if first else []
    heads = page.locator("h1").all_inner_texts()
    if len(heads) != 1:
        wrong.append(f"{len(heads)} h1")
    if not page.title().endswith(" - Wat Werkt Voor Wie") or page.title().startswith(" "):
        wrong.append(f"title {page.title()}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wrong.append(f"{over} px too wide at {width}")
        if width == 390 and phone and first:
            wrong += [f"at 390 {each}" for each in violations(visitor)]
    at_fault = not path.startswith("/") or path in ERRORS
    said = [each for each in visitor.said if not (at_fault and REFUSED.search(each))]
    visitor.said.clear()
    return [f"{path}: {each}" for each in wrong + said]


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
