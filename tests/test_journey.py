"""The story everything else stands on: write, open to UWV, be read, withdraw, and be read no more."""

import pytest

from tests.support.live import Visitor

WORDS = "Ik wil weer rijden, maar niet meer alleen de nacht door."
LATER = "Het liefst overdag, en thuis slapen."

pytestmark = pytest.mark.browser


class Client:
    """Tomasz, who wrote nothing yet and was invited by three parties."""

    def __init__(self, visitor: Visitor, script: bool):
        self.visitor, self.page, self.script = visitor, visitor.page, script

    def write(self, words: str) -> None:
        self.page.get_by_role("link", name="Mijn hulpvraag", exact=True).click()
        self.page.get_by_label("Hoe zou u geholpen zijn?").fill(words)
        if self.script:
            self.page.get_by_text("Bewaard om").wait_for()
        self.page.get_by_role("button", name="Verder", exact=True).click()
        self.page.get_by_role("heading", name="Wat betekent werk voor u").wait_for()

    def share(self, *, with_uwv: bool) -> None:
        self.page.get_by_role("link", name="Delen", exact=True).click()
        box = self.page.get_by_role("checkbox", name="UWV")
        box.set_checked(with_uwv)
        if not self.script:
            self.page.get_by_role("button", name="Laat zien wie het leest").click()
        told = "Uw antwoord" if with_uwv else "Niets"
        self.page.get_by_role("row", name="Bram Oosterling").get_by_text(told, exact=True).wait_for()
        self.page.get_by_role("button", name="Deel mijn antwoorden").click()
        self.page.get_by_role("heading", name="Mijn casus", exact=True).wait_for()

    def pause(self) -> None:
        self.page.get_by_role("link", name="Wat heeft u geopend?").click()
        self.page.get_by_role("link", name="Pauzeer alles").click()
        self.page.get_by_role("button", name="Pauzeer alles").click()
        self.page.get_by_text("Niemand kan nu iets lezen").wait_for()


class Doors:
    """Every way to the text, as the client's own pages name them."""

    def __init__(self, client: Client):
        page = client.page
        self.casus = page.url.split("#")[0].removesuffix("/")
        page.goto(f"{self.casus}/hulpvraag")
        older = page.get_by_role("navigation", name="Eerdere teksten").locator("a:not([href$='/naast'])").last
        self.older = older.get_attribute("href")

    def paths(self):
        yield f"{self.casus}/", {}
        yield f"{self.casus}/hulpvraag", {}
        yield f"{self.casus}/hulpvraag.pdf", {}
        yield self.older, {}
        yield f"{self.older}.pdf", {}
        yield f"{self.casus}/tijdlijn", {"HX-Request": "true", "HX-Request-Type": "partial"}

    def nothing_for(self, reader: Visitor) -> None:
        for path, headers in self.paths():
            answer = reader.fetch(path, **headers)
            assert answer.status == 404, path
            assert WORDS not in answer.text()
            assert "Tomasz" not in answer.text()
        for headers in ({}, {"HX-Request": "true", "HX-Request-Type": "partial"}):
            listed = reader.fetch("/mijn/casussen", **headers).text()
            assert "Mijn casussen" in listed or headers
            assert "Tomasz" not in listed
            assert "Ik wil weer rijden" not in listed


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_client_opens_a_hulpvraag_to_uwv_and_withdraws_it(live, script):
    window = live.visit(java_script_enabled=script).sign_in("tomasz")
    tomasz = Client(window, script)
    window.page.get_by_role("link", name="Schrijf uw hulpvraag").click()
    tomasz.write(WORDS)
    tomasz.share(with_uwv=True)
    tomasz.write(f"{WORDS} {LATER}")
    tomasz.share(with_uwv=True)
    doors = Doors(tomasz)
    window.sign_out()

    bram = live.visit(java_script_enabled=script).sign_in("bram")
    reads(bram, doors)

    marloes = live.visit(java_script_enabled=script).sign_in("marloes")
    assert marloes.page.get_by_role("link", name="Yara").count() > 0, "she has casussen of her own"
    doors.nothing_for(marloes)

    window.sign_in("tomasz")
    window.page.get_by_role("link", name="Wie keek", exact=True).click()
    row = (
        window.page.get_by_role("listitem")
        .filter(has_text="Bram Oosterling")
        .filter(has_text="Las uw hulpvraag")
    )
    row.first.wait_for()
    tried = window.page.get_by_role("listitem").filter(has_text="Marloes")
    assert tried.count() > 0, "the client sees who tried a door that is closed"
    assert tried.filter(has_not_text="Zag niets").count() == 0

    tomasz.share(with_uwv=False)
    doors.nothing_for(bram)

    tomasz.share(with_uwv=True)
    reads(bram, doors)
    window.page.get_by_role("link", name="Begin", exact=True).first.click()
    tomasz.pause()
    doors.nothing_for(bram)
    assert bram.page.goto(f"{doors.casus}/").status == 404


def reads(bram: Visitor, doors: Doors) -> None:
    """From his list, through the page, to the text on paper and the version before it."""
    page = bram.page
    page.goto("/mijn/casussen")
    row = page.get_by_role("listitem").filter(has_text="Tomasz")
    assert "Ik wil weer rijden" in row.inner_text()
    row.get_by_role("link").click()
    page.get_by_text(LATER).wait_for()
    page.goto(doors.older)
    page.get_by_text(WORDS, exact=True).wait_for()
    assert page.get_by_text(LATER).count() == 0
    assert bram.fetch(f"{doors.casus}/hulpvraag.pdf").body().startswith(b"%PDF")
