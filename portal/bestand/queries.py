from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from enum import Enum
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from flask import g
from sqlalchemy import Engine, Select, bindparam, literal, or_, select

from portal.account.models import Role
from portal.bestand.models import Bestand, Deel, Kind
from portal.core.db import Id, Token, db, read
from portal.core.told import say, told
from portal.kluis.parts import Parts
from portal.kluis.sealed import Sealed
from portal.plan.models import Actie
from portal.plan.queries.labels import Author, author, reads
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed


class Which(Enum):
    ALL = "all"
    BIJDRAGEN = "bijdragen"
    ACTIE = "actie"
    ONE = "one"


class BestandRow(NamedTuple):
    """Without a name when it was taken away."""

    id: int
    token: bytes
    bijdrage_id: int | None
    actie_id: int | None
    cell: str
    partij_id: int
    kind: Kind
    size: int
    parts: int
    naam: Sealed
    added_at: datetime
    removed_at: datetime | None
    who: str
    shape: str
    may_remove: bool


# The same door as the text: its onderwerp, who wrote the text it hangs on, and who put it there.
@lru_cache
def _bestanden(role: Role, may_remove: bool, which: Which) -> Select:
    by = Author(role, Bestand)
    query = by.joined(
        select(
            Bestand.id, Bestand.bijdrage_id, Bestand.actie_id, Bestand.kind, Bestand.size, Bestand.parts,
            Bestand.added_at, Bestand.removed_at, *Bestand.naam.exprs,
            *by.columns,
            (allowed(P.BESTAND_REMOVE, role) if may_remove else literal(False)).label("may_remove"),
        )
        .outerjoin(Actie, Actie.id == Bestand.actie_id)
        .where(
            Bestand.casus_id == bindparam("casus_id", type_=Id),
            Bestand.cell.in_(bindparam("cells", expanding=True)),
            reads(role, Bestand),
            or_(Bestand.actie_id.is_(None), reads(role, Actie)),
        )
        .order_by(Bestand.id)
    )  # fmt: skip
    match which:
        case Which.BIJDRAGEN:
            return query.where(Bestand.bijdrage_id.in_(bindparam("bijdragen", expanding=True)))
        case Which.ACTIE:
            return query.where(Bestand.actie_id == bindparam("actie", type_=Id))
        case Which.ONE:
            return query.where(Bestand.token == bindparam("token", type_=Token))
    return query


def _found(casus: OpenCasus, which: Which, **asked) -> list[BestandRow]:
    query = _bestanden(g.actor.role, P.BESTAND_REMOVE in casus.may, which)
    rows = read(query, {**g.actor.params(), "casus_id": casus.id, "cells": casus.cells(), **asked})
    return [_bestand(casus, row) for row in rows]


def _bestand(casus: OpenCasus, row) -> BestandRow:
    who, shape = author(casus, row)
    return BestandRow(
        id=row.id,
        token=row.token,
        bijdrage_id=row.bijdrage_id,
        actie_id=row.actie_id,
        cell=row.cell,
        partij_id=row.partij_id,
        kind=row.kind,
        size=row.size,
        parts=row.parts,
        naam=Bestand.naam.of(row),
        added_at=row.added_at,
        removed_at=row.removed_at,
        who=who,
        shape=shape,
        may_remove=bool(row.may_remove) and row.removed_at is None,
    )


def with_bijdragen(casus: OpenCasus, bijdragen: Collection[int]) -> dict[int, list[BestandRow]]:
    """One question for all that a page shows."""
    found: dict[int, list[BestandRow]] = {}
    if bijdragen:
        for row in _found(casus, Which.BIJDRAGEN, bijdragen=list(bijdragen)):
            found.setdefault(row.bijdrage_id, []).append(row)
    return found


def with_actie(casus: OpenCasus, actie_id: int) -> list[BestandRow]:
    return _found(casus, Which.ACTIE, actie=actie_id)


def in_casus(casus: OpenCasus) -> list[BestandRow]:
    return _found(casus, Which.ALL)


def bestand(casus: OpenCasus, token: bytes) -> BestandRow | None:
    """None for what is not there and for what this actor may not read."""
    return next(iter(_found(casus, Which.ONE, token=token)), None)


_part = select(Deel.content).where(
    Deel.bestand_id == bindparam("bestand_id", type_=Id), Deel.number == bindparam("number")
)


def content(casus: OpenCasus, row: BestandRow) -> Iterator[bytes]:
    """Opens the first part at once, so that what does not open is an error page; the others as they are sent, each
    with a short look of its own into the database."""
    sealed = _parts_of(casus, row)
    first = sealed.open(0, read(_part, {"bestand_id": row.id, "number": 0}).scalar_one())
    return chain([first], _sent(sealed, row, *_asking(), 1))


def content_of_many(casus: OpenCasus, rows: list[BestandRow]) -> list[Iterator[bytes]]:
    """Every label is asked at once, no part is opened before it is sent: many first parts would fill the memory."""
    return [_sent(_parts_of(casus, row), row, *_asking(), 0) for row in rows]


def _parts_of(casus: OpenCasus, row: BestandRow) -> Parts:
    return Parts(casus.id, (row.cell, row.partij_id), Deel.__tablename__, row.token, row.parts)


def _asking() -> tuple[Engine, Mapping[str, object]]:
    """Where the parts lie, and who PostgreSQL is told asks for them: the session is gone by the time they are sent."""
    return db.engine, told(db.session())


def _sent(sealed: Parts, row: BestandRow, engine: Engine, asker: Mapping, start: int) -> Iterator[bytes]:
    for number in range(start, row.parts):
        with engine.connect() as connection:
            say(connection, asker)
            blob = connection.scalar(_part, {"bestand_id": row.id, "number": number})
        if blob is None:  # taken away meanwhile: the answer breaks off, shorter than it said
            return
        yield sealed.open(number, blob)
