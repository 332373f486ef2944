"""Fenna of the GGZ and Bram of UWV heard what Yara allowed the Wmo: what the tests of it press."""

import re

from tests.toestemming.places import grid_of

WMO = "Gemeente Nijmegen, Wmo"
FIELDS = {"onderwerp": "dagelijks_leven", "until": "3", "how": "paper", "helper": "naaste"}


class Table:
    """Yara's casus, and who sits around it. Each signs in once; the addresses are looked up once."""

    def __init__(self, portal):
        self.portal = portal
        self.yara, self.fenna, self.bram = (portal.person(slug) for slug in ("yara", "fenna", "bram"))
        self.casus, self.grid = self.yara.casus(), grid_of(self.yara)
        self.record = f"{self.grid}/opschrijven"
        self.demo = {
            link.rsplit("/", 1)[1] for link in self.yara.open(self.grid).links if "/opgeschreven/" in link
        }

    def choices(self, person) -> dict[str, str]:
        """name of a partij -> its token, on the page on which this person writes down."""
        html = person.open(self.record).html
        found = re.findall(r'name="partij" value="([\w-]{22})"[^>]*>(.*?)</label>', html, re.S)
        return {re.sub(r"<[^>]+>", "", label).strip(): token for token, label in found}

    def writes(self, person=None, partij=WMO, **fields):
        person = person or self.fenna
        return person.fill_in(self.record, **{"partij": self.choices(person)[partij], **FIELDS, **fields})

    def to_confirm(self, person) -> str | None:
        return self._newest(person.open(self.record), "/opschrijven/")

    def confirms(self, person=None):
        person = person or self.bram
        return person.fill_in(self.to_confirm(person), doe="bevestig", heard="y")

    def answer_url(self, yara=None) -> str | None:
        return self._newest((yara or self.yara).open(self.grid), "/opgeschreven/")

    def _newest(self, page, kind: str) -> str | None:
        """Not what the demo tells."""
        links = [link for link in page.links if kind in link and link.rsplit("/", 1)[1] not in self.demo]
        return links[-1] if links else None

    def answers(self, doe: str):
        return self.yara.fill_in(self.answer_url(), doe=doe)

    def is_read(self) -> bool:
        """By Marloes of the Wmo: the timeline knows this onderwerp only of who reads it."""
        page = f"{self.casus}/tijdlijn?onderwerp=dagelijks_leven"
        return self.portal.person("marloes").open(page).status == 200

    def log(self, yara=None) -> str:
        return (yara or self.yara).open(f"{self.grid}/logboek").words
