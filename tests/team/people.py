"""Yara and those round her: who is proposed, what she says, whom Hanneke names."""

import re
from concurrent.futures import ThreadPoolExecutor

from tests.support.people import Page, Person

WHY = "Zij kan helpen met de brieven van de bijstand."
PW, SCHULDHULP = "Gemeente Nijmegen, Participatiewet", "Gemeente Nijmegen, schuldhulp"


class Round:
    def __init__(self, portal, client: str = "yara"):
        self.portal, self.client = portal, client
        self.people: dict[str, Person] = {}
        self.casus = self[client].casus()
        self.page = f"{self.casus}/wie-doet-mee"

    def __getitem__(self, slug: str) -> Person:
        if slug not in self.people:
            self.people[slug] = self.portal.person(slug)
        return self.people[slug]

    def propose(self, slug: str, name: str = PW, why: str = WHY, **fields) -> Page:
        path = f"{self.casus}/voorstel"
        page = self[slug].open(path)
        return self[slug].send(
            path, {**page.hidden(), "onderdeel": choice(page, name), "tekst": why, **fields}
        )

    def voorstel(self, name: str = PW) -> str:
        """The address at which the client answers."""
        page = self[self.client].open(self.page)
        item = next(part for part in page.html.split("<li ") if name in part and "/voorstel/" in part)
        return re.search(rf"{self.casus}/voorstel/[\w-]{{22}}", item).group(0)

    def verzoek(self, name: str = PW) -> str:
        page = self[self.client].open(self.page)
        item = next(part for part in page.html.split("<li ") if name in part and "/verzoek/" in part)
        return re.search(rf"{self.casus}/verzoek/[\w-]{{22}}", item).group(0)

    def says(self, doe: str, name: str = PW, **fields) -> Page:
        return self[self.client].fill_in(self.voorstel(name), doe=doe, **fields)

    def asked(self, slug: str = "hanneke", onderdeel: str = "Participatiewet") -> str:
        """The address of the newest verzoek of this onderdeel at the sleutelpersoon."""
        page = self.office(slug)
        rows = [part for part in page.html.split("<li ") if f">{onderdeel}</a>" in part]
        return re.search(r'href="(/organisatie/[^"]+/verzoeken/[\w-]{22})"', rows[-1]).group(1)

    def office(self, slug: str = "hanneke") -> Page:
        begin = self[slug].organisatie()
        return self[slug].open(f"{begin}/verzoeken")

    def names(self, who: str = "Sunita Ramdhani", asked: str = "", slug: str = "hanneke") -> Page:
        asked = asked or self.asked(slug)
        page = self[slug].open(asked)
        return self[slug].send(asked, {**page.hidden(), "doe": "noem", "person": person(page, who)})


def choice(page: Page, name: str) -> str:
    return re.search(rf'name="onderdeel" value="([^"]+)"[^>]*><span>{re.escape(name)}', page.html).group(1)


def person(page: Page, name: str) -> str:
    return re.search(rf'name="person" value="([^"]+)"[^>]*><span>{re.escape(name)}', page.html).group(1)


def section(page: Page, anchor: str) -> str:
    """The words of one section of a page."""
    html = page.html.split(f'id="{anchor}"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def at_once(portal, people: list[Person], path: str, forms: list[dict]) -> list[Page]:
    """Each form from a window of its own, all at the same moment."""
    cookies = ["; ".join(f"{c.key}={c.value}" for c in each.client._cookies.values()) for each in people]
    windows = [Person(portal.app) for _ in people]
    for each in windows:
        each.client = portal.app.test_client(use_cookies=False)
    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(lambda w, f, c: w.send(path, f, Cookie=c), windows, forms, cookies))
