"""Invented professionals for generated casussen, in the organisaties of the demo. They cannot sign in."""

import random
import secrets
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle

from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap, Role
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.demo.rows import added
from portal.organisatie.models import Arbeidsmarktregio, Onderdeel, Organisatie, Partij, Taak

INVENTED = ("Anna", "Bo", "Chris", "Dewi", "Emre", "Fleur", "Giel", "Hanna", "Ilias", "Joke", "Kim", "Lars")
FUNCTIE = {
    Role.GEMEENTE: "consulent",
    Role.UWV: "arbeidsdeskundige",
    Role.GGZ: "behandelaar",
    Role.ERVARINGSDESKUNDIGE: "ervaringsdeskundige",
}
# Who is in a team, and in how many of the casussen: 4.2 people on average.
TEAM = (
    (Role.GEMEENTE, 1.0),
    (Role.GEMEENTE, 0.7),
    (Role.UWV, 0.9),
    (Role.GGZ, 0.9),
    (Role.ERVARINGSDESKUNDIGE, 0.7),
)
CASUSSEN_EACH = 80


@dataclass(frozen=True)
class Professional:
    id: int
    role: Role
    partij_id: int
    taak: Taak


def nobody(token: bytes, moment: datetime, name: bytes | None = None) -> dict:
    """An account without a password that fits."""
    return {
        "token": token,
        "mail_hash": secrets.token_bytes(32),
        "password_hash": "",
        "active": True,
        "demo": True,
        "created_at": moment,
        "name": name,
    }


class Crowd:
    """As many people as make some 80 casussen each, taken in turn."""

    def __init__(self, casussen: int):
        self.dice = random.Random(casussen)  # noqa: S311 - the same data every time, nothing secret
        self.regios = list(db.session.scalars(select(Arbeidsmarktregio.id).order_by(Arbeidsmarktregio.id)))
        self._queue = {}
        for regio_id in self.regios:
            for role in FUNCTIE:
                share = sum(part for each, part in TEAM if each is role)
                number = max(2, round(casussen * share / len(self.regios) / CASUSSEN_EACH))
                self._queue[regio_id, role] = cycle(_people(regio_id, role, number))

    def team(self, regio_id: int) -> list[Professional]:
        return [next(self._queue[regio_id, role]) for role, part in TEAM if self.dice.random() < part]


def _people(regio_id: int, role: Role, number: int) -> list[Professional]:
    onderdelen = _onderdelen(regio_id, role)
    accounts = added(Account, [nobody(new_token(), now()) for _ in range(number)])
    places = [onderdelen[nth % len(onderdelen)] for nth in range(number)]
    names = [f"{INVENTED[nth % len(INVENTED)]} Bedacht {nth + 1}" for nth in range(number)]
    partijen = [each.partij_id for each in places]
    if role is Role.ERVARINGSDESKUNDIGE:  # takes part as a person
        partijen = added(Partij, [{"kind": role, "name": name, "taak": Taak.ERVARING} for name in names])
    rows = [
        {
            "account_id": account,
            "role": role,
            "organisatie_id": place.organisatie_id,
            "onderdeel_id": place.id,
            "partij_id": partij,
            "work_name": name,
            "functie": FUNCTIE[role],
        }
        for account, place, partij, name in zip(accounts, places, partijen, names, strict=True)
    ]
    ids = added(Lidmaatschap, rows)
    return [
        Professional(row_id, role, row["partij_id"], place.taak)
        for row_id, row, place in zip(ids, rows, places, strict=True)
    ]


def _onderdelen(regio_id: int, role: Role) -> list:
    person = role is Role.ERVARINGSDESKUNDIGE
    fits = Onderdeel.taak == Taak.ERVARING if person else Partij.kind == str(role)
    return db.session.execute(
        select(Onderdeel.id, Onderdeel.organisatie_id, Onderdeel.partij_id, Onderdeel.taak)
        .join(Organisatie, Organisatie.id == Onderdeel.organisatie_id)
        .outerjoin(Partij, Partij.id == Onderdeel.partij_id)
        .where(Organisatie.regio_id == regio_id, fits)
        .order_by(Onderdeel.id)
    ).all()
