"""Yara's team: who proposes, who does, who answers."""

import re
from datetime import timedelta

from portal.core.formats import today
from tests.support.people import Page, Person

ACTIE = "Samen uitrekenen wat er met de uitkering gebeurt"


def in_a_week() -> str:
    return (today() + timedelta(days=7)).isoformat()


class Team:
    def __init__(self, portal):
        self.portal = portal
        self.people: dict[str, Person] = {}
        self.casus = self["yara"].casus()

    def __getitem__(self, slug: str) -> Person:
        if slug not in self.people:
            self.people[slug] = self.portal.person(slug)
        return self.people[slug]

    def page(self, slug: str) -> Page:
        return self[slug].open(f"{self.casus}/")

    def propose(self, slug: str, who="Ik zelf", tekst=ACTIE, **fields) -> str:
        """The address of the new actie."""
        page = self[slug].open(f"{self.casus}/actie")
        before = self.acties(slug)
        form = {**page.hidden(), "tekst": tekst, "owner": choice(page, who), "due": in_a_week(), **fields}
        assert self[slug].send(f"{self.casus}/actie", form).status == 302
        return (self.acties(slug) - before).pop()

    def acties(self, slug: str) -> set[str]:
        return set(re.findall(rf'href="({self.casus}/actie/[\w-]{{22}})"', self.page(slug).html))

    def change(self, slug: str, actie: str, page: Page | None = None, **fields) -> Page:
        page = page or self[slug].open(actie)
        form = page.html.count("<form", page.html.index("<main")) - 1
        owner = re.search(r'name="owner" value="([^"]+)" checked', page.html).group(1)
        sent = {
            **page.hidden(form),
            "owner": owner,
            "stand": "open",
            "due": due(page),
            "reason": "",
            **fields,
        }
        return self[slug].send(actie, sent)

    def answer(self, actie: str, doe: str, page: Page | None = None) -> Page:
        page = page or self["yara"].open(actie)
        return self["yara"].send(f"{actie}/antwoord", {**page.hidden(0), "doe": doe})


def due(page: Page) -> str:
    """The day that stands in the form."""
    return re.search(r'name="due" value="([^"]*)"', page.html).group(1)


def choice(page: Page, words: str) -> str:
    """The value of the owner with these words."""
    return re.search(rf'name="owner" value="([^"]+)"[^>]*><span>(?:KANARIE\w+ )?{words}', page.html).group(1)
