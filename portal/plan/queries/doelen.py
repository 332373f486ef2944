from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import g
from sqlalchemy import Select, bindparam, false, select

from portal.account.models import Role
from portal.core.db import Id, read
from portal.plan.models import Doel, Doelstand, GezamenlijkDoel
from portal.plan.queries.labels import Author, author, reads
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed


@dataclass(frozen=True)
class DoelRow:
    id: int
    token: bytes
    version: int
    stand: Doelstand
    partij_id: int
    proposed_at: datetime
    decided_at: datetime | None
    who: str
    shape: str
    tekst: object


@lru_cache
def _gezamenlijk(role: Role) -> Select:
    by = Author(role, GezamenlijkDoel)
    return by.joined(
        select(
            GezamenlijkDoel.id, GezamenlijkDoel.version, GezamenlijkDoel.stand, GezamenlijkDoel.proposed_at,
            GezamenlijkDoel.decided_at, *GezamenlijkDoel.tekst.exprs, *by.columns,
        )
        .where(GezamenlijkDoel.casus_id == bindparam("casus_id", type_=Id), reads(role, GezamenlijkDoel))
        .order_by(GezamenlijkDoel.proposed_at.desc(), GezamenlijkDoel.id.desc())
    )  # fmt: skip


def gezamenlijke_doelen(casus: OpenCasus) -> list[DoelRow]:
    """The one that stands, proposals, and earlier ones, newest first."""
    if P.PLAN_READ not in casus.may:
        return []
    rows = read(_gezamenlijk(g.actor.role), {**g.actor.params(), "casus_id": casus.id})
    return [
        DoelRow(
            row.id, row.token, row.version, row.stand, row.partij_id, row.proposed_at, row.decided_at,
            *author(casus, row), GezamenlijkDoel.tekst.of(row),
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class StepRow:
    """A doel on the way."""

    id: int
    token: bytes
    version: int
    partij_id: int
    made_at: datetime
    ended_at: datetime | None
    may_change: bool
    who: str
    shape: str
    tekst: object
    gebieden: object


@lru_cache
def _doelen(role: Role, may_write: bool) -> Select:
    may_change = allowed(P.PLAN_WRITE, role) if may_write else false()
    by = Author(role, Doel)
    return by.joined(
        select(
            Doel.id, Doel.version, Doel.made_at, Doel.ended_at, may_change.label("may_change"), *Doel.tekst.exprs,
            Doel.gebieden_sealed, *by.columns,
        )
        .where(Doel.casus_id == bindparam("casus_id", type_=Id), reads(role, Doel))
        .order_by(Doel.made_at, Doel.id)
    )  # fmt: skip


def doelen(casus: OpenCasus) -> list[StepRow]:
    """Ended ones too."""
    if P.PLAN_READ not in casus.may:
        return []
    query = _doelen(g.actor.role, P.PLAN_WRITE in casus.may)
    rows = read(query, {**g.actor.params(), "casus_id": casus.id})
    return [
        StepRow(
            row.id, row.token, row.version, row.partij_id, row.made_at, row.ended_at, row.may_change,
            *author(casus, row), Doel.tekst.of(row), Doel.gebieden.of(row),
        )
        for row in rows
    ]  # fmt: skip
