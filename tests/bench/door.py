"""Signing in with a wrong password, of an account that is there and of one that is not: does the time tell which?

Each try is of another account and from another network address, as the tries of many people are: the budgets of tries
stay as they are and never speak.
"""

import secrets
import time
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from werkzeug.test import EnvironBuilder

from portal.account import actions
from portal.account.passwords import hash_password
from tests.bench.pages import NotShown
from tests.support.people import Person

WRONG = "vier woorden die niet kloppen"
WARM = 4


@dataclass(frozen=True)
class Told:
    """Milliseconds until the answer, medians; `ratio` is the median of the ratios of each turn, unknown to known."""

    known: float
    unknown: float
    ratio: float


class Door:
    def __init__(self, portal):
        self.app, person = portal.app, Person(portal.app)
        self._form = {**person.open("/inloggen").hidden(), "password": WRONG}
        cookie = person.client.get_cookie("formulier")
        self._cookie = f"{cookie.key}={cookie.value}"
        self._tried = secrets.randbelow(2**20)

    def wait(self, mail: str) -> float:
        """Milliseconds until the answer, which is always that the two do not belong together."""
        environ, answered = self._environ(mail), []
        begun = time.perf_counter()
        body = self.app.wsgi_app(environ, lambda status, headers, _=None: answered.append(status))
        b"".join(body)
        waited = (time.perf_counter() - begun) * 1000
        body.close()
        if not answered[0].startswith("422"):
            raise NotShown(f"/inloggen: {answered}")
        return waited

    def _environ(self, mail: str) -> dict:
        self._tried += 1
        return EnvironBuilder(
            "/inloggen",
            method="POST",
            data={**self._form, "mail": mail},
            headers={"Cookie": self._cookie},
            environ_overrides={"REMOTE_ADDR": f"fd00::{self._tried:x}"},
        ).get_environ()


@contextmanager
def accounts(portal, number: int):
    """The mail addresses of accounts that are there meanwhile. One hash serves all: none of these is tried rightly."""
    hashed = hash_password(secrets.token_urlsafe(24))
    mails = [address() for _ in range(number)]
    with portal.inside() as session:
        made = [actions.make_account("Iemand", mail, hashed).id for mail in mails]
        session.commit()
    try:
        yield mails
    finally:
        with portal.inside() as session:
            for account_id in made:
                actions.erase(account_id)
            session.commit()


def address() -> str:
    return f"{secrets.token_hex(8)}@bench.example"


def known_and_unknown(portal, turns: int) -> Told:
    door, known, unknown = Door(portal), [], []
    with accounts(portal, turns + WARM) as mails:
        for mail in mails[:WARM]:
            door.wait(mail), door.wait(address())
        for turn, mail in enumerate(mails[WARM:]):
            both = ((known, mail), (unknown, address()))
            for times, whose in both if turn % 2 else reversed(both):  # each is first as often as the other
                times.append(door.wait(whose))
    ratios = [one / other for one, other in zip(unknown, known, strict=True)]
    return Told(median(known), median(unknown), median(ratios))
