"""The people of one casus in their browsers, from an invitation to what is taken along."""

import re

from tests.support.live import Live, Visitor
from tests.support.people import Person

HULPVRAAG = "Ik wil weer rijden, maar niet meer alleen de nacht door."
DOEL = "Overdag rijden en thuis slapen."
PASSWORD = "vier losse woorden zijn sterk"
CLIENT, NAASTE = "willemijn", "farida"
INVITED = (CLIENT, NAASTE)
TEAM = ("marloes", "sunita", "bram", "fenna", "joris")
CLOSED = ".p-grid a.p-cell:not(.p-cell--open)"


class Story:
    """A client whom Marloes invites, and who invites a naaste."""

    def __init__(self, live: Live, script: bool):
        self.live, self.script = live, script
        self.windows: dict[str, Visitor] = {}
        self.by_post = {slug: live.portal.person(slug) for slug in TEAM}
        self.casus = ""

    def __getitem__(self, slug: str) -> Visitor:
        if slug not in self.windows:
            self.windows[slug] = self.live.visit(java_script_enabled=self.script)
            if slug not in INVITED:
                self.windows[slug].sign_in(slug)
        return self.windows[slug]

    def comes_in(self, who: str, inviter: str, path: str, name: str):
        """By a link and a code that somebody hands over; as far as the plain words, which tell what this is."""
        page = self[inviter].page
        page.goto(path)
        page.locator("input[name=naam]").fill(name)
        page.get_by_role("button", name="Maak de uitnodiging").click()
        link, code = page.locator("#link").input_value(), page.locator("#code").inner_text()
        page = self[who].page
        page.goto(link)
        page.get_by_label("Code van zes cijfers").fill(code)
        page.get_by_role("button", name="Verder").click()
        page.get_by_label("Hoe heet u?").fill(who.capitalize())
        page.get_by_label("E-mailadres").fill(f"{who}@elders.example")
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Maak mijn account").click()
        page.get_by_label("E-mailadres").fill(f"{who}@elders.example")
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log in", exact=True).click()
        page.get_by_role("heading", name="Voordat u").wait_for()
        return page

    def begins(self) -> None:
        page = self.comes_in(CLIENT, "marloes", "/mijn/uitnodigingen/nieuw", "Willemijn Onderwater")
        page.get_by_label("Ja, Marloes Tempelman mag meedoen").check()
        page.get_by_role("button", name="Ik begin met schrijven").click()
        page.wait_for_url("**/schrijven/geholpen")
        self.casus = re.search(r"/casus/[\w-]{22}", page.url).group(0)
        self.by_post[CLIENT] = Person(self.live.portal.app)
        answer = self.by_post[CLIENT].fill_in("/inloggen", mail=f"{CLIENT}@elders.example", password=PASSWORD)
        assert answer.status == 302

    def at(self, slug: str, rest: str = "/"):
        page = self[slug].page
        page.goto(f"{self.casus}{rest}")
        return page

    def shows_who_she_is(self, slug: str) -> None:
        """At a desk, to whoever sits there; before that nothing opens for an organisatie."""
        page = self.at(CLIENT, "/toestemming")
        page.get_by_role("link", name="Laat zien wie u bent").first.click()
        page.get_by_role("link", name="Maak een code voor de balie").click()
        page.get_by_role("button", name="Maak een code").click()
        code = page.locator("#code").inner_text()
        desk = self[slug].page
        desk.goto("/mijn/casussen")
        desk.get_by_role("link", name="Aan de balie").click()
        desk.get_by_label("Code van de cliënt").fill(code)
        desk.get_by_role("button", name="Verder").click()
        desk.get_by_text(CLIENT.capitalize(), exact=True).wait_for()
        desk.get_by_label("Paspoort").check()
        desk.get_by_label("kloppen met het document").check()
        desk.get_by_role("button", name="Schrijf op dat ik keek").click()
        desk.get_by_text("Opgeschreven.").wait_for()

    def writes_and_shares(self) -> None:
        page = self.at(CLIENT, "/schrijven/geholpen")
        page.get_by_label("Hoe zou u geholpen zijn?").fill(HULPVRAAG)
        page.get_by_role("button", name="Verder", exact=True).click()
        page.get_by_role("heading", name="Wat betekent werk voor u").wait_for()
        page.goto(f"{self.casus}/delen")
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.get_by_role("button", name="Deel mijn antwoorden").click()
        page.get_by_role("heading", name="Mijn casus", exact=True).wait_for()

    def joins(self, onderdeel: str, sleutelpersoon: str, who: str) -> None:
        page = self.at(CLIENT, "/voorstel")
        page.get_by_role("radio", name=onderdeel).check()
        page.locator("textarea[name=tekst]").fill("Dan hoef ik het maar één keer te vertellen.")
        page.get_by_role("button", name="Vraag deze organisatie").click()
        page.get_by_text("Gevraagd, nog niemand genoemd").first.wait_for()
        office = self[sleutelpersoon].page
        office.goto("/begin")
        office.get_by_role("link", name="Verzoeken").first.click()
        office.get_by_role("main").get_by_role("listitem").last.get_by_role("link").click()
        office.get_by_label(who).check()
        office.get_by_role("button", name="Noem deze persoon").click()
        office.locator(".p-notice[role=status]").wait_for()

    def opens_everything_that_can_be_opened(self) -> int:
        """The first by hand; the others, which are the same two steps, without the window."""
        page = self.at(CLIENT, "/toestemming")
        page.locator(CLOSED).first.click()
        page.get_by_role("button", name="Open dit voor").click()
        page.locator(".p-notice[role=status]").wait_for()
        left = [cell.get_attribute("href") for cell in page.locator(CLOSED).all()]
        for path in left:
            assert self.by_post[CLIENT].fill_in(path, doe="open").status == 302
        assert self.at(CLIENT, "/toestemming").locator(CLOSED).count() == 0
        return 1 + len(left)

    def agrees_on_a_doel(self) -> None:
        page = self.at("bram")
        page.get_by_role("link", name="Stel een gezamenlijk doel voor").click()
        page.locator("textarea").fill(DOEL)
        page.get_by_role("button", name="Stel voor").click()
        page.get_by_text("Dit geldt pas als").wait_for()
        assert DOEL not in self.standing_doel("fenna")
        page = self.at(CLIENT)
        page.get_by_role("link", name="Bekijk dit voorstel").first.click()
        page.get_by_role("button", name="Ja, dit is mijn doel").click()
        for slug in (CLIENT, *TEAM):
            assert DOEL in self.standing_doel(slug), slug

    def standing_doel(self, slug: str) -> str:
        found = self.at(slug).locator("#gezamenlijk-doel > .utrecht-paragraph--lead")
        return found.inner_text() if found.count() else ""

    def proposes(self, slug: str, words: str) -> None:
        page = self.at(slug, "/actie")
        page.get_by_label("Wat gaat er gebeuren").fill(words)
        page.get_by_label("Ik zelf").check()
        page.get_by_label("Over twee weken").check()
        page.get_by_role("button", name="Stel deze actie voor").click()
        page.get_by_role("link", name=words).first.wait_for()

    def does_an_actie(self, slug: str, words: str) -> None:
        """Proposed by who will do it, agreed with by the client, and done."""
        self.proposes(slug, words)
        page = self.at(CLIENT)
        page.get_by_role("link", name=words).last.click()
        page.get_by_role("button", name="Ja, goed").click()
        page = self.at(slug)
        page.get_by_role("link", name=words).last.click()
        page.get_by_label("Gedaan").check()
        page.get_by_role("button", name="Bewaar").click()
        page.get_by_role("img", name="Gedaan").first.wait_for()

    def onderwerpen(self, slug: str) -> set[str]:
        """What the form offers to write about."""
        page = self.at(slug, "/bijdrage")
        return {label.inner_text().strip() for label in page.locator("form fieldset label").all()}

    def write(self, slug: str, onderwerp: str) -> str:
        page = self.at(slug, "/bijdrage")
        words = f"{slug} over {onderwerp}."
        page.get_by_label(onderwerp, exact=True).check()
        page.locator("textarea[name=tekst]").fill(words)
        page.get_by_role("button", name="Zet op de tijdlijn").click()
        page.get_by_text(words, exact=True).first.wait_for()
        return words

    def send(self, slug: str, onderwerp: str) -> str:
        """The same without the window."""
        path, words = f"{self.casus}/bijdrage", f"{slug} over {onderwerp}."
        page = self.by_post[slug].open(path)
        value = re.search(rf'name="onderwerp" value="(\w+)"[^>]*><span>{onderwerp}<', page.html).group(1)
        assert (
            self.by_post[slug].send(path, {**page.hidden(), "onderwerp": value, "tekst": words}).status == 302
        )
        return words

    def reads(self, slug: str, all_of_it: set[str]) -> set[str]:
        """Which of these texts stand on this person's timeline."""
        page, found = self.at(slug, "/tijdlijn"), set()
        while True:
            words = page.get_by_role("main").inner_text()
            found |= {each for each in all_of_it if each in words}
            more = page.get_by_role("link", name=re.compile("eerder", re.I))
            if not more.count():
                return found
            page.goto(more.last.get_attribute("href"))

    def stops(self, slug: str, actie: str, line: str) -> None:
        """What they would do is handed over; the client reads a line and hears no more of them."""
        page = self.at(slug, "/stoppen")
        page.get_by_role("button", name="Stop met meedoen").click()
        page.get_by_role("alert").wait_for()
        able = page.get_by_label(actie)
        able.select_option(able.locator("option", has_text="Sunita").get_attribute("value"))
        page.get_by_label("Uw bericht").fill(line)
        page.get_by_role("button", name="Stop met meedoen").click()
        page.wait_for_url("**/mijn/casussen**")
        page = self.at(CLIENT)
        page.get_by_role("link", name="doet niet meer mee").first.click()
        page.get_by_text(line).wait_for()
        page.get_by_role("button", name="Dat weet ik nu").click()

    def takes_along(self, slug: str) -> str:
        return self[slug].fetch(f"{self.casus}/meenemen.json").text()
