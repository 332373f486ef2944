"""Tomasz, who wrote nothing yet: his hulpvraag from the first word on. Three parties take part, nothing is open."""

import re

from tests.support.people import Page, Person

PARTIES = {"uwv": "UWV", "gemeente": "Gemeente Nijmegen, Wmo", "ggz": "GGZ Waalrand"}


class Tomasz:
    def __init__(self, portal):
        self.person: Person = portal.person("tomasz")
        self.casus = self.person.casus()

    def open(self, path: str = "") -> Page:
        return self.person.open(f"{self.casus}/{path}")

    def write(self, vraag: str, tekst: str, **fields) -> Page:
        return self.person.fill_in(f"{self.casus}/schrijven/{vraag}", tekst=tekst, **fields)

    def written(self, vraag: str = "geholpen") -> str:
        """What the page has in its field, as a browser reads it: the line end after the tag is not of the text."""
        html = self.open(f"schrijven/{vraag}").html
        from_page = re.search(r'<textarea[^>]*name="tekst"[^>]*>\n(.*?)</textarea>', html, re.S).group(1)
        return Page.unescaped(from_page)

    def ticks(self) -> dict[tuple[str, str], str]:
        """(vraag, partij) -> the value of its box on the page Delen."""
        html = self.open("delen").html
        found = re.findall(
            r'name="cel" value="([a-z_]+)\.([\w-]+)".*?<span>([^<]*)</span></span></label>', html
        )
        short = {name: key for key, name in PARTIES.items()}
        return {
            (vraag, next(key for name, key in short.items() if label.startswith(name))): f"{vraag}.{token}"
            for vraag, token, label in found
        }

    def share(self, *cells: tuple[str, str]) -> Page:
        """Shares with exactly these ticks."""
        boxes = self.ticks()
        return self.person.fill_in(f"{self.casus}/delen", cel=[boxes[cell] for cell in cells])

    def versions(self) -> list[str]:
        """The addresses of all versions, newest first."""
        found = [link for link in self.open("hulpvraag").links if re.search(r"/hulpvraag/[\w-]{22}$", link)]
        return list(dict.fromkeys(found))
