"""Yara and Joris: she asks him to think along about her words, he writes, she chooses."""

import re

from tests.support.people import Page, Person

BEST = "Tussen tien en drie."
SAID = "Vooral in de ochtend, met de deur open."


class Pair:
    def __init__(self, portal):
        self.portal = portal
        self.yara: Person = portal.person("yara")
        self.joris: Person = portal.person("joris")
        self.casus = self.yara.casus()
        self.along = f"{self.casus}/meedenken"

    def mine(self) -> Page:
        return self.yara.open(f"{self.casus}/hulpvraag")

    def asking(self) -> str:
        """Where Yara asks Joris, or stops."""
        return next(link for link in re.findall(r'action="([^"]+)"', self.mine().html) if "/met/" in link)

    def asks(self, doe: str) -> Page:
        return self.yara.send(self.asking(), {**self.mine().hidden(), "doe": doe})

    def suggest(self, tekst: str = SAID, vraag: str = "best", **fields) -> Page:
        return self.joris.fill_in(f"{self.along}/{vraag}", tekst=tekst, **fields)

    def suggestion(self, question: str = "Wanneer gaat het goed met u?") -> str:
        """Where Yara decides about the newest that waits."""
        return re.search(
            rf'href="([^"]+/woorden/[\w-]{{22}})">{re.escape(question)}', self.mine().html
        ).group(1)

    def decide(self, doe: str, **fields) -> Page:
        return self.yara.fill_in(self.suggestion(), doe=doe, **fields)

    def written(self, vraag: str = "best") -> str:
        """What Yara is writing."""
        html = self.yara.open(f"{self.casus}/schrijven/{vraag}").html
        return Page.unescaped(re.search(r'name="tekst"[^>]*>\n(.*?)</textarea>', html, re.S).group(1))

    def shared(self, person: Person | None = None) -> str:
        return (person or self.joris).open(f"{self.casus}/hulpvraag").words

    def share(self) -> Page:
        """With the ticks that stand."""
        page = self.yara.open(f"{self.casus}/delen")
        ticked = re.findall(r'name="cel" value="([^"]+)" checked', page.html)
        return self.yara.send(f"{self.casus}/delen", {**page.hidden(), "cel": ticked})
