"""People who set up a second factor, as a browser does, with an app of their own."""

import re
from dataclasses import replace
from datetime import datetime

import pyotp
from sqlalchemy import update

from portal.account.models import Account
from portal.core.clock import now
from tests.account.signing_in import MAILS, RIGHT, attempt
from tests.support.people import Page, Person
from tests.support.portals import Portal

OWN = "/mijn/beveiliging"


class App:
    """What shows the codes: somebody's telephone."""

    def __init__(self, page: Page):
        self.secret = re.search(r'class="p-code">([A-Z2-7 ]+)<', page.html).group(1).replace(" ", "")

    def code(self, at: datetime | None = None) -> str:
        return pyotp.TOTP(self.secret).at((at or now()).timestamp())


def set_up(person: Person, path: str = f"{OWN}/app") -> tuple[App, Page]:
    """The app, and the page with the recovery codes."""
    page = person.open(path)
    app = App(page)
    return app, person.send(path, {**page.hidden(), "code": app.code(), "naam": "Mijn telefoon"})


def recovery(page: Page) -> list[str]:
    return re.findall(r'class="p-code">(\d{4} \d{4} \d{4})<', page.html)


def show(person: Person, code: str, path: str = "/inloggen/stap-2") -> Page:
    return person.send(path, {**person.open(path).hidden(), "code": code})


def outside_the_demo(portal: Portal) -> Portal:
    """The same people, as accounts of a portal that is in use."""
    with portal.inside() as session:
        session.execute(update(Account).values(demo=False))
        session.commit()
    return Portal(replace(portal.settings, demo=False))


def with_password(portal: Portal, slug: str, path: str = "/inloggen") -> Person:
    """Somebody who signed in with their password alone."""
    person = portal.browse()
    answer = attempt(person, MAILS[slug], RIGHT, path=path)
    assert answer.status == 302, answer.words
    return person


def entry(person: Person) -> str:
    """The page of the first factor that this person has."""
    return re.search(rf'href="({OWN}/[\w-]{{22}})"', person.open(OWN).html).group(1)
