"""Generated casussen in number, to measure with. Sealed as all others; their texts say they are invented."""

import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from sqlalchemy import select, update

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Bijdrage, Casus, Deelname, Onderwerp, Teamlid
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.demo.crowd import INVENTED, Crowd, Professional, nobody
from portal.demo.rows import known, put
from portal.hulpvraag.models import Antwoord, Versie, Vraag
from portal.kluis.keyring import CLIENT, derived
from portal.kluis.sealed import place_of, sealed_bytes
from portal.kluis.store import store
from portal.toestemming import chain
from portal.toestemming.actions import LONGEST
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BETROKKENEN, ChainHead, Sharing

BATCH = 1000
DAYS_BACK = 300
SENTENCES = (
    "Wij spraken af dat het rustig begint, met twee ochtenden per week.",
    "De werkplek weet wat er nodig is en wie er gebeld kan worden.",
    "Na een maand kijken we samen terug en vooruit.",
    "Het vervoer is geregeld en de uren staan vast.",
    "Er is een plek vrij in de buurt, en de begeleider belt vrijdag.",
)
WANTED = ("Ik wil iets doen met mijn handen.", "Ik wil onder de mensen zijn.", "Ik zoek een rustig begin.")
ANSWERED = (Vraag.GEHOLPEN, Vraag.WENSEN, Vraag.HELPT)
WRITES = {
    Role.CLIENT: (Onderwerp.PLAN, Onderwerp.WERK, Onderwerp.DAGELIJKS_LEVEN),
    Role.GEMEENTE: (Onderwerp.PLAN, Onderwerp.WERK),
    Role.UWV: (Onderwerp.PLAN, Onderwerp.WERK, Onderwerp.INKOMEN),
    Role.GGZ: (Onderwerp.PLAN, Onderwerp.BEHANDELING),
    Role.ERVARINGSDESKUNDIGE: (Onderwerp.PLAN,),
}
OPENED = (BETROKKENEN, Onderwerp.PLAN, Onderwerp.WERK, Onderwerp.OVERLEG)


def fill(casussen: int, bijdragen: int) -> str:
    began = time.monotonic()
    crowd = Crowd(casussen)
    for start in range(0, casussen, BATCH):
        number = min(BATCH, casussen - start)
        Batch(number, bijdragen, crowd).write()
        db.session.commit()
        taken = time.monotonic() - began
        print(
            f"\r{start + number} of {casussen} casussen, {taken:.0f} s", end="", file=sys.stderr, flush=True
        )
    print(file=sys.stderr)
    return f"{casussen} casussen with {casussen * bijdragen} bijdragen in {time.monotonic() - began:.0f} s"


@dataclass
class Generated:
    """One casus on its way into the database, with its key: who takes part, since when."""

    token: bytes
    client_token: bytes
    key: bytes
    regio_id: int
    created_at: datetime
    naam: str
    team: list[Professional]
    id: int = 0
    client_id: int = 0

    def __post_init__(self):
        self._ciphers = {}
        self.partijen = {each.partij_id: each for each in self.team}

    def seal(self, model, column: str, token: bytes, text: str, cell: str, writer: int = CLIENT) -> bytes:
        """As the keyring would: the key of a text is that of its casus, its cell and its writer."""
        label = (str(cell), writer)
        if label not in self._ciphers:
            self._ciphers[label] = derived(self.key, label)
        return sealed_bytes(self._ciphers[label], text, place_of(model.__tablename__, column, token))


class Batch:
    """Keys first, then what other rows point at, then the rest; a statement per table."""

    def __init__(self, number: int, bijdragen: int, crowd: Crowd):
        self.bijdragen, self.crowd, self.dice, self.now = bijdragen, crowd, crowd.dice, now()
        tokens = [new_token() for _ in range(number)]
        self.account_keys = store().create("account", [new_token() for _ in tokens])
        store().create("log", tokens)
        keys = store().create("casus", tokens).items()
        regios = cycle(crowd.regios)
        self.made = [
            self._one(token, key, account, next(regios))
            for (token, key), account in zip(keys, self.account_keys, strict=True)
        ]

    def _one(self, token: bytes, key: bytes, account: bytes, regio_id: int) -> Generated:
        began = self.now - timedelta(days=self.dice.uniform(10, DAYS_BACK))
        naam = f"{self.dice.choice(INVENTED)} {self.dice.choice('ABCDEFGHJKLMNPRSTVWZ')}. (bedacht)"
        return Generated(token, account, key, regio_id, began, naam, self.crowd.team(regio_id))

    def write(self) -> None:
        self._clients()
        rows = [self._casus(each) for each in self.made]
        ids = known(Casus, rows)
        for each in self.made:
            each.id = ids[each.token]
        put(ChainHead, [{"casus_id": each.id, "seq": 0, "hash": chain.START} for each in self.made])
        self._versies()
        put(Deelname, [self._deelname(each, partij) for each in self.made for partij in each.partijen])
        put(Teamlid, [self._teamlid(each, person) for each in self.made for person in each.team])
        put(Sharing, [row for each in self.made for row in self._sharings(each)])
        put(Bijdrage, [self._bijdrage(each, nth) for each in self.made for nth in range(self.bijdragen)])

    def _clients(self) -> None:
        """A client account per casus, that nobody can sign in to: it has no password."""
        rows = []
        for each in self.made:
            cipher = derived(self.account_keys[each.client_token], ("NAAM", CLIENT))
            name = sealed_bytes(cipher, each.naam, place_of("account", "name", each.client_token))
            rows.append(nobody(each.client_token, each.created_at, name))
        accounts = known(Account, rows)
        members = {new_token(): each for each in self.made}
        shape = {"role": Role.CLIENT, "ips": False, "active": True}
        rows = [{"token": t, "account_id": accounts[e.client_token], **shape} for t, e in members.items()]
        for token, row_id in known(Lidmaatschap, rows).items():
            members[token].client_id = row_id

    def _casus(self, casus: Generated) -> dict:
        return {
            "token": casus.token,
            "client_id": casus.client_id,
            "regio_id": casus.regio_id,
            "created_at": casus.created_at,
            "naam": casus.seal(Casus, "naam", casus.token, casus.naam, "NAAM"),
        }

    def _versies(self) -> None:
        tokens = {new_token(): each for each in self.made}
        rows = [
            {"token": t, "casus_id": e.id, "number": 1, "made_at": e.created_at} for t, e in tokens.items()
        ]
        versies = known(Versie, rows)
        put(Antwoord, [self._antwoord(each, versies[t], v) for t, each in tokens.items() for v in ANSWERED])
        newest = select(Versie.id).where(Versie.casus_id == Casus.id).scalar_subquery()
        mine = Casus.id.in_([each.id for each in self.made])
        quiet = {"synchronize_session": False}
        db.session.execute(update(Casus).where(mine).values(versie_id=newest), execution_options=quiet)

    def _antwoord(self, casus: Generated, versie_id: int, vraag: Vraag) -> dict:
        token, text = new_token(), f"{self.dice.choice(WANTED)} (bedacht)"
        sealed = casus.seal(Antwoord, "tekst", token, text, vraag)
        where = {"casus_id": casus.id, "versie_id": versie_id, "vraag": vraag}
        return {"token": token, **where, "since": casus.created_at, "tekst": sealed}

    def _deelname(self, casus: Generated, partij_id: int) -> dict:
        return {"casus_id": casus.id, "partij_id": partij_id, "since": casus.created_at}

    def _teamlid(self, casus: Generated, person: Professional) -> dict:
        return {"casus_id": casus.id, "lidmaatschap_id": person.id, "since": casus.created_at}

    def _sharings(self, casus: Generated):
        for partij_id, person in casus.partijen.items():
            for cell in (Vraag.GEHOLPEN, *self.dice.sample(OPENED, self.dice.randint(1, 3))):
                yield {
                    "casus_id": casus.id,
                    "partij_id": partij_id,
                    "cell": str(cell),
                    "about_id": 0,
                    "doel": "samen werken aan de hulpvraag",
                    "grondslag": ground(person.taak, str(cell)).code,
                    "opened_at": casus.created_at,
                    "valid_until": casus.created_at + LONGEST,
                }

    def _bijdrage(self, casus: Generated, nth: int) -> dict:
        author = self.dice.choice(casus.team) if self.dice.random() < 0.8 else None
        writer = author.partij_id if author else CLIENT
        onderwerp = self.dice.choice(WRITES[author.role if author else Role.CLIENT])
        token, text = new_token(), f"Bedacht: {' '.join(self.dice.choices(SENTENCES, k=6))}"
        return {
            "token": token,
            "casus_id": casus.id,
            "onderwerp": onderwerp,
            "author_id": author.id if author else casus.client_id,
            "partij_id": writer,
            "written_at": casus.created_at + (self.now - casus.created_at) * (nth + 0.5) / self.bijdragen,
            "tekst": casus.seal(Bijdrage, "tekst", token, text, onderwerp, writer),
        }
