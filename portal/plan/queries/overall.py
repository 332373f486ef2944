"""My acties over all my casussen: what is late, what is due this week, what comes later, what needs a name."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from flask import g
from sqlalchemy import Select, and_, or_, select

from portal.account.models import Role
from portal.casus.models import Casus, Onderwerp
from portal.core.db import db, fixed
from portal.plan.models import Actie, Actiestand, ClientSays
from portal.plan.queries.labels import reads
from portal.policy.conditions import REQUEST
from portal.policy.listing import Listed
from portal.policy.permissions import Permission as P
from portal.policy.statements import permitted
from portal.toestemming.models import ChainHead

MOST = 200


@dataclass(frozen=True)
class Mine:
    casus_id: int
    casus_token: bytes
    seq: int
    partij_id: int
    naam: object
    token: bytes
    tekst: object
    due: date | None
    stand: Actiestand
    client_says: ClientSays
    named: bool


@lru_cache
def _mine(role: Role) -> Select:
    return (
        select(
            Casus.id, Casus.token.label("casus_token"), Casus.naam, Actie.token, Actie.tekst, Actie.partij_id,
            Actie.due, Actie.stand, Actie.client_says, Actie.owner_id, ChainHead.seq,
        )
        .join(Actie, Actie.casus_id == Casus.id)
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .where(
            Casus.id.in_(permitted(role, P.PLAN_READ)),
            Actie.stand.in_([Actiestand.OPEN, Actiestand.BUSY]),
            Actie.client_says != ClientSays.DECLINED,
            or_(
                Actie.owner_id == REQUEST.id,
                and_(Actie.owner_id.is_(None), Actie.owner_partij_id == REQUEST.partij_id),
            ),
            reads(role, Actie),
        )
        .order_by(Actie.due.is_(None), Actie.due, Actie.id)
        .limit(fixed(MOST + 1))
    )  # fmt: skip


def mine() -> tuple[list[Mine], bool]:
    """By date, those without one last; and whether there are more. Only where this actor reads the plan now.

    The texts stay closed until `grants` goes to `open_listed`, together with what else the page lists.
    """
    rows = db.session.execute(_mine(g.actor.role), g.actor.params()).all()
    more, rows = len(rows) > MOST, rows[:MOST]
    return [
        Mine(
            row.id, row.casus_token, row.seq, row.partij_id, row.naam, row.token, row.tekst, row.due, row.stand,
            row.client_says, row.owner_id is not None,
        )
        for row in rows
    ], more  # fmt: skip


def grants(rows: list[Mine]) -> dict[int, Listed]:
    """The plan of each casus, of whoever wrote these acties."""
    writers: dict[int, set[int]] = {}
    for row in rows:
        writers.setdefault(row.casus_id, set()).add(row.partij_id)
    plan = frozenset({str(Onderwerp.PLAN)})
    return {
        row.casus_id: Listed(row.casus_token, row.seq, plan, frozenset(writers[row.casus_id])) for row in rows
    }


def grouped(rows: list[Mine], today: date) -> dict[str, list[Mine]]:
    """late, week, later, unnamed; every actie in exactly one."""
    week = today + timedelta(days=7)
    groups: dict[str, list[Mine]] = {"late": [], "week": [], "later": [], "unnamed": []}
    for row in rows:
        if not row.named:
            groups["unnamed"].append(row)
        elif row.due and row.due < today:
            groups["late"].append(row)
        elif row.due and row.due <= week:
            groups["week"].append(row)
        else:
            groups["later"].append(row)
    return groups
