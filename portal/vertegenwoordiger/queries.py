"""Who decides for the client of a casus; and for whom somebody decides, and where."""

from dataclasses import dataclass
from datetime import datetime

from flask import g
from sqlalchemy import select

from portal.account.models import Role
from portal.casus.models import Casus, Deelname, Onderwerp
from portal.core.clock import now
from portal.core.db import db, read
from portal.kluis.keyring import lock_of
from portal.organisatie.models import Partij, Taak
from portal.policy.conditions import REQUEST
from portal.policy.guard import OpenCasus
from portal.policy.in_their_name import STANDS_IN
from portal.policy.listing import Listed, open_listed
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.supposed import bounds
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BETROKKENEN, ChainHead
from portal.vertegenwoordiger.models import Hoedanigheid, Proof, Reach, Vertegenwoordiger


@dataclass(frozen=True)
class Row:
    """`reach`: the onderwerpen in which they decide."""

    id: int
    token: bytes
    naam: object
    hoedanigheid: Hoedanigheid
    proof: Proof
    until: datetime
    checked: bool
    came_in: bool
    version: int
    may_check: bool
    may_end: bool
    reach: tuple[str, ...]


def those_of(casus: OpenCasus, *conditions) -> list[Row]:
    """Who decides or will once the proof was checked; not whose time is over."""
    rows = db.session.execute(
        select(
            Vertegenwoordiger.id, Vertegenwoordiger.token, Vertegenwoordiger.naam,
            Vertegenwoordiger.hoedanigheid, Vertegenwoordiger.proof, Vertegenwoordiger.valid_until,
            Vertegenwoordiger.checked_at, Vertegenwoordiger.lidmaatschap_id, Vertegenwoordiger.version,
            allowed(P.VERTEGENWOORDIGER_CHECK, g.actor.role).label("checks"),
            allowed(P.VERTEGENWOORDIGER_END, g.actor.role).label("ends"),
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
            may_check=P.VERTEGENWOORDIGER_CHECK in casus.may and bool(row.checks) and row.checked_at is None,
            may_end=P.VERTEGENWOORDIGER_END in casus.may and bool(row.ends), reach=reach[row.id],
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


def decides_by(casus: OpenCasus, onderwerp: Onderwerp) -> int | None:
    """By which row the actor decides in this onderwerp, as the table says it; None: they do not."""
    found = db.session.scalar(
        select(Casus.id).where(Casus.id == casus.id, allowed(P.NAMENS_CHANGE, g.actor.role)),
        {**g.actor.params(), "onderwerp": str(onderwerp)},
    )
    if found is None:
        return None
    return db.session.scalar(
        select(Vertegenwoordiger.id)
        .join(Reach, Reach.vertegenwoordiger_id == Vertegenwoordiger.id)
        .where(
            Vertegenwoordiger.casus_id == casus.id,
            Vertegenwoordiger.lidmaatschap_id == g.actor.id,
            Vertegenwoordiger.checked_at.is_not(None),
            Vertegenwoordiger.ended_at.is_(None),
            Vertegenwoordiger.valid_from <= now(),
            Vertegenwoordiger.valid_until > now(),
            Reach.onderwerp == str(onderwerp),
        )
        .order_by(Vertegenwoordiger.valid_until.desc())
        .limit(1)
    )


@dataclass(frozen=True)
class Receiver:
    token: bytes
    partij_id: int
    name: str
    onderwerpen: tuple[Onderwerp, ...]


def receivers(casus: OpenCasus) -> list[Receiver]:
    """The organisaties that take part, with where the actor decides what they read. Not whom the client lets in as a
    person. The log tells that these names were shown."""
    lock_of("casus", casus.id).opened.add(BETROKKENEN)
    rows = db.session.execute(
        select(Deelname.token, Partij.id, Partij.name, Partij.kind, Partij.taak)
        .join(Partij, Partij.id == Deelname.partij_id)
        .where(
            Deelname.casus_id == casus.id,
            Deelname.ended_at.is_(None),
            Partij.taak.not_in([Taak.NAASTE, Taak.ERVARING]),
        )
        .order_by(Partij.name, Partij.id)
    ).all()
    mine = [each for each in Onderwerp if decides_by(casus, each)]
    return [
        Receiver(row.token, row.id, row.name, tuple(
            each for each in mine
            if str(each) in bounds(Role(row.kind), row.taak, casus.id) and ground(row.taak, str(each))
        ))
        for row in rows
    ]  # fmt: skip


def represented() -> list:
    """For whom the actor decides, by the name of each in their casus."""
    rows = read(
        select(*Casus.naam.exprs, ChainHead.seq)
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .where(STANDS_IN.clause(REQUEST))
        .order_by(Casus.id),
        g.actor.params(),
    ).all()
    open_listed({row.id: Listed(row.token, row.seq) for row in rows})
    return [(row.token, Casus.naam.of(row)) for row in rows]
