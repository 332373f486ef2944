"""Who decides for the client of a casus; and for whom somebody decides, and where."""

from dataclasses import dataclass
from datetime import datetime

from flask import g
from sqlalchemy import select

from portal.account.actor import Actor
from portal.account.models import Role
from portal.casus.models import Casus, Deelname, Onderwerp
from portal.core.clock import now
from portal.core.db import db, read
from portal.kluis.keyring import lock_of
from portal.organisatie.models import Partij
from portal.policy.conditions import REQUEST
from portal.policy.guard import OpenCasus
from portal.policy.listing import Listed, open_listed
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.supposed import bounds
from portal.policy.table import cell
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BETROKKENEN, ChainHead
from portal.vertegenwoordiger.models import Hoedanigheid, Proof, Reach, Vertegenwoordiger

ASKED = (
    P.VERTEGENWOORDIGER_CHECK,
    P.VERTEGENWOORDIGER_LINK,
    P.VERTEGENWOORDIGER_CODE,
    P.VERTEGENWOORDIGER_STOP,
    P.VERTEGENWOORDIGER_END,
)


@dataclass(frozen=True)
class Row:
    """`reach`: the onderwerpen in which they decide. `may`: what the actor may do with this row by the table; whether
    it is the moment for it, its stand tells."""

    id: int
    token: bytes
    naam: object
    hoedanigheid: Hoedanigheid
    proof: Proof
    until: datetime
    checked: bool
    came_in: bool
    version: int
    may: frozenset[P]
    reach: tuple[str, ...]

    @property
    def decides(self) -> bool:
        return self.checked and self.came_in


def those_of(casus: OpenCasus, *conditions) -> list[Row]:
    """Who decides or will once the proof was checked; not whose time is over."""
    asked = [permission for permission in ASKED if permission in casus.may]
    rows = db.session.execute(
        select(
            Vertegenwoordiger.id, Vertegenwoordiger.token, Vertegenwoordiger.naam,
            Vertegenwoordiger.hoedanigheid, Vertegenwoordiger.proof, Vertegenwoordiger.valid_until,
            Vertegenwoordiger.checked_at, Vertegenwoordiger.lidmaatschap_id, Vertegenwoordiger.version,
            *(allowed(each, g.actor.role).label(each.name) for each in asked),
        )
        .where(
            Vertegenwoordiger.casus_id == casus.id,
            Vertegenwoordiger.ended_at.is_(None),
            Vertegenwoordiger.valid_until > now(),
            *conditions,
        )
        .order_by(Vertegenwoordiger.id),
        g.actor.params(),
    ).all()  # fmt: skip
    reach = _reach([row.id for row in rows])
    return [
        Row(
            row.id, row.token, row.naam, row.hoedanigheid, row.proof, row.valid_until,
            row.checked_at is not None, row.lidmaatschap_id is not None, row.version,
            frozenset(each for each in asked if row._mapping[each.name]), reach[row.id],
        )
        for row in rows
    ]  # fmt: skip


def _reach(ids: list[int]) -> dict[int, tuple[str, ...]]:
    found = db.session.execute(
        select(Reach.vertegenwoordiger_id, Reach.onderwerp).where(Reach.vertegenwoordiger_id.in_(ids))
    ).all()
    order = [str(each) for each in Onderwerp]
    return {
        one: tuple(
            sorted((row.onderwerp for row in found if row.vertegenwoordiger_id == one), key=order.index)
        )
        for one in ids
    }


def _decided(role: Role, permission: P, *columns):
    """By which row, about what, for which partij: as the table and its row word say it."""
    return (
        select(*columns)
        .select_from(Casus)
        .join(Deelname, Deelname.casus_id == Casus.id)
        .join(Partij, Partij.id == Deelname.partij_id)
        .join(Vertegenwoordiger, Vertegenwoordiger.casus_id == Casus.id)
        .join(Reach, Reach.vertegenwoordiger_id == Vertegenwoordiger.id)
        .where(Deelname.ended_at.is_(None), cell(permission, role).clause(REQUEST), allowed(permission, role))
    )


def decides_by(
    actor: Actor, casus_id: int, partij_id: int, onderwerp: Onderwerp, permission: P
) -> int | None:
    """The row by which the actor does this, the one that lasts longest; None: they do not."""
    asked = (
        _decided(actor.role, permission, Vertegenwoordiger.id)
        .where(Casus.id == casus_id, Partij.id == partij_id, Reach.onderwerp == str(onderwerp))
        .order_by(Vertegenwoordiger.valid_until.desc())
        .limit(1)
    )
    return db.session.scalar(asked, actor.params())


@dataclass(frozen=True)
class Receiver:
    """`opens`: where the actor may open for it too, not only close."""

    token: bytes
    partij_id: int
    name: str
    onderwerpen: tuple[Onderwerp, ...]
    opens: frozenset[Onderwerp]


def receivers(casus: OpenCasus) -> list[Receiver]:
    """The organisaties that take part, with where the actor decides what they read. The log tells that these names
    were shown."""
    lock_of("casus", casus.id).opened.add(BETROKKENEN)
    role = g.actor.role
    columns = (Deelname.token, Partij.id, Partij.name, Partij.kind, Partij.taak, Reach.onderwerp)
    asked = _decided(role, P.NAMENS_CHANGE, *columns, allowed(P.NAMENS_OPEN, role).label("opens"))
    rows = db.session.execute(
        asked.where(Casus.id == casus.id).order_by(Partij.name, Partij.id), g.actor.params()
    ).all()
    found = {row.id: row for row in rows}
    return [
        Receiver(
            row.token, row.id, row.name,
            tuple(each for each in Onderwerp if _fits(casus, row, each, rows)),
            frozenset(Onderwerp(each.onderwerp) for each in rows
                      if each.id == row.id and each.opens and P.NAMENS_OPEN in casus.may),
        )
        for row in found.values()
    ]  # fmt: skip


def _fits(casus: OpenCasus, partij, onderwerp: Onderwerp, rows) -> bool:
    """Theirs to decide, and something that the task of this partij may need, on a ground that it states."""
    theirs = any(row.id == partij.id and row.onderwerp == str(onderwerp) for row in rows)
    bounded = str(onderwerp) in bounds(Role(partij.kind), partij.taak, casus.id)
    return bool(theirs and bounded and ground(partij.taak, str(onderwerp)))


def represented() -> list:
    """For whom the actor decides, by the name of each in their casus."""
    rows = read(
        select(*Casus.naam.exprs, ChainHead.seq)
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .where(cell(P.NAMENS_CHANGE, g.actor.role).clause(REQUEST))
        .order_by(Casus.id),
        g.actor.params(),
    ).all()
    open_listed({row.id: Listed(row.token, row.seq) for row in rows})
    return [(row.token, Casus.naam.of(row)) for row in rows]
