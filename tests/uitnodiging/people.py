"""Somebody who invites, and somebody at the other side of the link."""

import re

from tests.support.people import Page, Person

NAAM, MAIL = "Willemijn Onderwater", "willemijn.onderwater@elders.example"
PASSWORD = "vier losse woorden zijn sterk"
INVITE = "/mijn/uitnodigingen/nieuw"


def handed(page: Page) -> tuple[str, str]:
    """The path of the link, and the code, as they stand there once."""
    link = re.search(r'value="http://[^/]+(/uitnodiging/[^"]+)"', page.html).group(1)
    return link, re.search(r'id="code">(\d{3} \d{3})<', page.html).group(1)


def invited(by: Person, naam: str = NAAM, **fields) -> tuple[str, str]:
    return handed(by.fill_in(INVITE, naam=naam, how="zelf", **fields))


def kept(by: Person) -> list[str]:
    """The pages of one's own invitations, newest first."""
    links = by.open("/mijn/uitnodigingen").links
    return [link for link in links if re.fullmatch(r"/mijn/uitnodigingen/[\w-]{22}", link)]


def wrong(code: str) -> str:
    return f"{(int(code.replace(' ', '')) + 1) % 10**6:06d}"


class Invited(Person):
    """At a browser of their own, with a link and a code."""

    def enter(self, link: str, code: str) -> Page:
        return self.fill_in(link, code=code)

    def make_account(self, mail: str = MAIL, path: str = "/welkom/account", **fields) -> Page:
        return self.fill_in(path, **{"naam": "Willemijn", "mail": mail, "password": PASSWORD, **fields})

    def log_in(self, where: str, mail: str = MAIL, password: str = PASSWORD) -> Page:
        return self.fill_in(where, mail=mail, password=password)

    def arrive(self, link: str, code: str, mail: str = MAIL) -> Page:
        """Up to the page in plain words."""
        self.enter(link, code)
        answer = self.log_in(self.make_account(mail).location, mail)
        assert answer.location == "/welkom"
        return self.open("/welkom")

    def begin(self, link: str, code: str, mail: str = MAIL, **fields) -> Page:
        page = self.arrive(link, code, mail)
        return self.send("/welkom", {**page.hidden(), "doe": "begin", **fields})
