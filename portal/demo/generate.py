"""Generated casussen in number, to measure with. Sealed as every other; the texts say that they are invented."""

import random
import secrets
import time
from datetime import timedelta

from sqlalchemy import func, insert, select

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Bijdrage, Casus, Deelname, Onderwerp, Teamlid
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.hulpvraag.models import Antwoord, Versie, Vraag
from portal.kluis.keyring import CLIENT, derived
from portal.kluis.masters import NONCE_BYTES
from portal.kluis.store import store
from portal.organisatie.models import Onderdeel, Partij
from portal.policy.supposed import bounds
from portal.toestemming import chain
from portal.toestemming.actions import LONGEST
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import ChainHead, Sharing

BATCH = 1000
SENTENCES = (
    "Dit is een bedachte tekst om mee te meten.",
    "Wij spraken af dat het rustig begint, met twee ochtenden per week.",
    "De werkplek weet wat er nodig is en wie er gebeld kan worden.",
    "Na een maand kijken we samen terug en vooruit.",
    "Het vervoer is geregeld en de uren staan vast.",
)
WANTED = ("Ik wil iets doen met mijn handen.", "Ik wil weer onder de mensen.", "Ik zoek een rustige plek om te beginnen.")
WRITABLE = {
    Role.GEMEENTE: (Onderwerp.PLAN, Onderwerp.WERK),
    Role.UWV: (Onderwerp.PLAN, Onderwerp.WERK, Onderwerp.INKOMEN),
    Role.GGZ: (Onderwerp.PLAN, Onderwerp.BEHANDELING),
    Role.ERVARINGSDESKUNDIGE: (Onderwerp.PLAN,),
}


class Sealer:
    """Seals with the keys of one casus, without a keyring: nobody is looking."""

    def __init__(self, key: bytes):
        self.key, self.ciphers = key, {}

    def __call__(self, place: tuple[str, str, bytes], cell: str, writer: int, text: str) -> bytes:
        label = (str(cell), writer)
        if label not in self.ciphers:
            self.ciphers[label] = derived(self.key, label)
        table, column, token = place
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self.ciphers[label].encrypt(nonce, text.encode(), f"{table}|{column}|".encode() + token)


def fill(casussen: int, bijdragen: int) -> str:
    """A tenth more professionals per thousand casussen: each ends up in some 80 casussen."""
    began, dice = time.monotonic(), random.Random(7)  # noqa: S311 - the same data every time, nothing secret
    team = _professionals(max(20, casussen // 25))
    for start in range(0, casussen, BATCH):
        _batch(min(BATCH, casussen - start), bijdragen, team, dice)
        db.session.commit()
    return f"{casussen} casussen with {casussen * bijdragen} bijdragen in {time.monotonic() - began:.0f} s"


def _professionals(number: int) -> dict[Role, list]:
    """Extra people in the organisations of the demo, who cannot sign in: they have no password."""
    moment = now()
    onderdelen = db.session.execute(
        select(Onderdeel.id, Onderdeel.organisatie_id, Onderdeel.partij_id, Partij.kind, Partij.taak)
        .join(Partij, Partij.id == Onderdeel.partij_id)
        .order_by(Onderdeel.id)
    ).all()
    tokens = [new_token() for _ in range(number)]
    store().create("account", tokens)
    db.session.execute(insert(Account), [_nobody(token, moment) for token in tokens])
    accounts = db.session.scalars(select(Account.id).where(Account.token.in_(tokens[:900]))).all() if number <= 900 else (
        db.session.scalars(select(Account.id).order_by(Account.id.desc()).limit(number)).all())  # fmt: skip
    rows = []
    for place, account in enumerate(accounts):
        each = onderdelen[place % len(onderdelen)]
        rows.append(
            {
                "token": new_token(),
                "account_id": account,
                "role": Role(each.kind),
                "organisatie_id": each.organisatie_id,
                "onderdeel_id": each.id,
                "partij_id": each.partij_id,
                "work_name": f"Medewerker {place + 1}",
                "functie": "medewerker (bedacht)",
                "ips": False,
                "active": True,
            }
        )
    db.session.execute(insert(Lidmaatschap), rows)
    found: dict[Role, list] = {}
    for row in db.session.execute(
        select(Lidmaatschap.id, Lidmaatschap.role, Lidmaatschap.partij_id, Partij.taak)
        .join(Partij, Partij.id == Lidmaatschap.partij_id)
        .where(Lidmaatschap.account_id.in_(select(Account.id).where(Account.demo_slug.is_(None))))
    ):
        found.setdefault(row.role, []).append(row)
    return found


def _nobody(token: bytes, moment) -> dict:
    return {
        "token": token,
        "mail_hash": secrets.token_bytes(32),
        "password_hash": "",
        "active": True,
        "demo": True,
        "demo_slug": None,
        "created_at": moment,
    }
