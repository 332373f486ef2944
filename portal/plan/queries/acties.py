from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from flask import g
from sqlalchemy import Select, bindparam, case, false, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap, Role
from portal.core.db import Id, Token, read
from portal.hulpvraag.models import Vraag
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Partij
from portal.plan.models import Actie, Actiestand, ClientSays
from portal.plan.queries.labels import Author, author, knows, label, reads
from portal.plan.words import NOBODY_YET
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed


class ActieRow(NamedTuple):
    """`reason` None: there is none, or this viewer may not read who wrote it."""

    id: int
    token: bytes
    version: int
    partij_id: int
    writer: str
    writer_shape: str
    vraag: Vraag | None
    doel_id: int | None
    due: date | None
    stand: Actiestand
    client_says: ClientSays
    made_at: datetime
    changed_at: datetime
    ended_at: datetime | None
    tekst: object
    reason: object | None
    owner_id: int | None
    owner_partij_id: int
    owner: str
    owner_shape: str
    mine: bool
    may_update: bool
    may_answer: bool

    @property
    def nobody(self) -> bool:
        """Who did it stopped, and nobody took it up yet."""
        return self.owner_id is None and self.owner_partij_id == CLIENT


@lru_cache
def _acties(role: Role, may_update: bool, one: bool) -> Select:
    """Built once: that costs more than running it (measured)."""
    owner, its_partij = aliased(Lidmaatschap), aliased(Partij)
    known = knows(role, Actie.casus_id, Actie.owner_partij_id, its_partij)
    by = Author(role, Actie)
    mine = allowed(P.ACTIE_UPDATE, role) if may_update else false()
    query = by.joined(
        select(
            Actie.id, Actie.version, Actie.vraag, Actie.doel_id, Actie.due, Actie.stand, Actie.client_says,
            Actie.made_at, Actie.changed_at, Actie.ended_at, *Actie.tekst.exprs, Actie.reason_sealed,
            Actie.reason_partij_id,
            Actie.owner_id, Actie.owner_partij_id, case((known, owner.named)).label("who"),
            case((known, its_partij.name)).label("partij"), its_partij.kind, known.label("known"),
            *by.columns, mine.label("may_update"), reads(role, Actie, Actie.reason_partij_id).label("reads_reason"),
        )
        .outerjoin(owner, owner.id == Actie.owner_id)
        .outerjoin(its_partij, its_partij.id == Actie.owner_partij_id)
        .where(Actie.casus_id == bindparam("casus_id", type_=Id), reads(role, Actie))
    )  # fmt: skip
    if one:
        return query.where(Actie.token == bindparam("token", type_=Token))
    return query.order_by(Actie.due.is_(None), Actie.due, Actie.id)


def _asked(casus: OpenCasus, one: bool = False, **given):
    query = _acties(g.actor.role, P.ACTIE_UPDATE in casus.may, one)
    return read(query, {**g.actor.params(), "casus_id": casus.id, **given})


def _actie(casus: OpenCasus, row) -> ActieRow:
    if row.owner_id is None and row.owner_partij_id == CLIENT:
        who, its_shape = NOBODY_YET, "niemand"
    else:
        who, its_shape = label(casus, row.owner_partij_id, row.known, row.who, row.partij, kind=row.kind)
    writer, writer_shape = author(casus, row)
    return ActieRow(
        id=row.id,
        token=row.token,
        version=row.version,
        partij_id=row.partij_id,
        writer=writer,
        writer_shape=writer_shape,
        vraag=row.vraag,
        doel_id=row.doel_id,
        due=row.due,
        stand=row.stand,
        client_says=row.client_says,
        made_at=row.made_at,
        changed_at=row.changed_at,
        ended_at=row.ended_at,
        tekst=Actie.tekst.of(row),
        reason=Actie.reason.of(row) if row.reason and row.reads_reason else None,
        owner_id=row.owner_id,
        owner_partij_id=row.owner_partij_id,
        owner=who,
        owner_shape=its_shape,
        mine=row.owner_id == g.actor.id,
        may_update=bool(row.may_update),
        may_answer=P.ACTIE_AGREE in casus.may
        and (row.partij_id != CLIENT or row.client_says is not ClientSays.AGREED),
    )


def acties(casus: OpenCasus) -> list[ActieRow]:
    """By date, those without one last; a stopped or declined one is in it too."""
    if P.PLAN_READ not in casus.may:
        return []
    return [_actie(casus, row) for row in _asked(casus)]


def actie(casus: OpenCasus, token: bytes) -> ActieRow | None:
    if P.PLAN_READ not in casus.may:
        return None
    row = _asked(casus, one=True, token=token).one_or_none()
    return _actie(casus, row) if row else None
