"""Who may see this? The table's words over the candidates: the client and the people in the team."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from flask import g
from sqlalchemy import String, and_, bindparam, cast, exists, func, select, union
from sqlalchemy.orm import aliased

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Casus, Casusregisseur, Deelname
from portal.core.clock import now
from portal.core.db import Id, read
from portal.kluis.keyring import CLIENT
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Partij
from portal.policy.conditions import CANDIDATE, REQUEST, Asker, known, unbroken
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission
from portal.policy.statements import Parts, needs
from portal.policy.table import COLUMNS, EVERYTHING, READS, cell


@dataclass(frozen=True)
class Reader:
    """Somebody in a casus as this viewer may know them, and what the table lets them read.

    A naaste goes by the name that the client gave them in this casus, which is sealed.
    """

    lidmaatschap_id: int
    token: bytes
    role: Role
    name: str | Sealed | None
    functie: str | None
    partij_id: int
    partij: str | None
    kind: str | None
    known: bool
    regisseur: bool
    cells: frozenset[str]
    writers: frozenset[int]
    holds: frozenset[Permission] = frozenset()

    def reads(self, cell: str, writer: int = CLIENT) -> bool:
        return cell in self.cells and (self.role in EVERYTHING or writer == CLIENT or writer in self.writers)


_WORDS = {(role, each): cell(permission, role) for role in COLUMNS for each, permission in READS.items()}
# What, besides reading, decides who is told of something (portal/notice/words.py).
TOLD = (
    Permission.TEAM_CHANGE,
    Permission.SECRECY_TOLD,
    Permission.SUGGESTION_DECIDE,
    Permission.ACTIE_AGREE,
    Permission.INZAGE_READ,
    Permission.TOESTEMMING_CHANGE,
)
_TOLD = {(role, each): cell(each, role) for role in COLUMNS for each in TOLD}
_PARTS = Parts([*_WORDS.values(), *_TOLD.values()])
_named = aliased(Deelname)  # an alias: the list of writers asks Deelname itself


@lru_cache(maxsize=1000)
def _cells(role: Role, held: frozenset[str]) -> frozenset[str]:
    return frozenset(each for each in READS if needs(_WORDS[role, each]) <= held)


@lru_cache(maxsize=1000)
def _holds(role: Role, held: frozenset[str]) -> frozenset[Permission]:
    return frozenset(each for each in TOLD if needs(_TOLD[role, each]) <= held)


def statement(asker: Asker, viewer: Asker):
    """Candidates first, as a list to join to: told as an OR, PostgreSQL expects half of all people and reads every
    sharing there is (at 100,000 casussen 3.9 s, where this takes 8 ms)."""
    this = bindparam("casus_id", type_=Id)
    candidates = union(
        select(Casus.client_id.label("id")).where(Casus.id == this),
        select(asker.teamlid.c.lidmaatschap_id).where(
            asker.teamlid.c.casus_id == this, asker.teamlid.c.ended_at.is_(None)
        ),
    ).subquery("candidates")
    writers = (
        select(func.aggregate_strings(cast(Deelname.partij_id, String(20)), ","))
        .where(Deelname.casus_id == Casus.id, unbroken(asker, Casus.id, Deelname.partij_id, False))
        .scalar_subquery()
    )
    regisseur = exists().where(
        Casusregisseur.casus_id == this,
        Casusregisseur.lidmaatschap_id == Lidmaatschap.id,
        Casusregisseur.ended_at.is_(None),
    )
    secret = func.coalesce(Partij.beroepsgeheim, False)
    return (
        select(
            Lidmaatschap.id,
            Lidmaatschap.token,
            Lidmaatschap.role,
            Lidmaatschap.named,
            Lidmaatschap.functie,
            Lidmaatschap.partij_id,
            Partij.name.label("partij"),
            Partij.kind,
            _named.token.label("deelname"),
            _named.naam_sealed.label("naam"),
            known(viewer, Casus.id, func.coalesce(Lidmaatschap.partij_id, 0), secret).label("known"),
            regisseur.label("regisseur"),
            writers.label("writers"),
            *_PARTS.columns(asker),
        )
        .select_from(candidates)
        .join(Lidmaatschap, Lidmaatschap.id == candidates.c.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .join(Casus, Casus.id == this)
        .outerjoin(Partij, Partij.id == Lidmaatschap.partij_id)
        .outerjoin(_named, and_(_named.casus_id == Casus.id, _named.partij_id == Lidmaatschap.partij_id))
        .where(Account.active.is_(True), Lidmaatschap.active.is_(True))
        .order_by(Lidmaatschap.id)
    )


@lru_cache
def _now():
    return statement(CANDIDATE, REQUEST)


@lru_cache
def _for_nobody():
    """Each candidate as their own viewer: nobody asks, and no name is given."""
    return statement(CANDIDATE, CANDIDATE)


def _name(casus_id: int, row) -> str | Sealed | None:
    return Deelname.naam.made(casus_id, row.deelname, row.naam) if row.naam else row.named


def _reader(casus_id: int, row, knows: bool) -> Reader:
    held = _PARTS.held(row)
    return Reader(
        lidmaatschap_id=row.id,
        token=row.token,
        role=row.role,
        name=_name(casus_id, row) if knows else None,
        functie=row.functie if knows else None,
        partij_id=row.partij_id or CLIENT,
        partij=row.partij if knows else None,
        kind=row.kind if knows else "zorgpartij",
        known=knows,
        regisseur=bool(knows and row.regisseur),
        cells=_cells(row.role, held),
        writers=frozenset(int(part) for part in (row.writers or "").split(",") if part),
        holds=_holds(row.role, held),
    )


def run(query, casus: OpenCasus, values: dict | None = None) -> list[Reader]:
    rows = read(query, {**g.actor.params(), "casus_id": casus.id, "now": now(), **(values or {})})
    everything = g.actor.role in EVERYTHING
    found = [_reader(casus.id, row, bool(everything or row.known)) for row in rows]
    return sorted(found, key=lambda reader: (COLUMNS.index(reader.role), reader.lidmaatschap_id))


def readers(casus: OpenCasus) -> list[Reader]:
    """Everybody in the casus with what they may read now. One query a page, however many texts it shows."""
    return run(_now(), casus)


def people_with(
    casus_id: int,
    cells: Collection[str],
    writers: Collection[int] = (CLIENT,),
    permission: Permission | None = None,
) -> list[Reader]:
    """Who may read one of these cells of all these writers now, and holds this permission (one of TOLD) too; without
    names: for telling them that there is something."""
    rows = read(_for_nobody(), {"casus_id": casus_id, "now": now()})
    return [
        one
        for one in (_reader(casus_id, row, False) for row in rows)
        if any(all(one.reads(c, writer) for writer in writers) for c in cells)
        and (permission is None or permission in one.holds)
    ]
