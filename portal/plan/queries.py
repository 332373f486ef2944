"""Reads of the plan. Names of owners are withheld by the query where the viewer may not know the partij."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g
from sqlalchemy import case, func, select, true
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.account.words import shape
from portal.core.db import db
from portal.hulpvraag.models import Vraag
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Partij
from portal.plan.models import Actie, Actiestand, ClientSays, Doel, Doelstand, GezamenlijkDoel
from portal.policy.conditions import REQUEST, known, unbroken
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.sees import masked
from portal.policy.table import EVERYTHING


@dataclass(frozen=True)
class DoelRow:
    id: int
    token: bytes
    version: int
    stand: Doelstand
    writer: int
    proposed_at: datetime
    decided_at: datetime | None
    who: str
    shape: str
    tekst: object


@dataclass(frozen=True)
class ActieRow:
    id: int
    token: bytes
    version: int
    writer: int
    vraag: Vraag | None
    doel_id: int | None
    due: date | None
    stand: Actiestand
    client_says: ClientSays
    made_at: datetime
    changed_at: datetime
    tekst: object
    reason: object
    owner_id: int | None
    owner_partij_id: int
    owner: str
    owner_shape: str
    mine: bool
    may_update: bool


def _reads_plan(casus: OpenCasus) -> bool:
    return P.PLAN_READ in casus.may


def _knows(casus_id, partij_id, secret):
    """The client knows everybody; another only whom the client lets them know."""
    return true() if g.actor.role in EVERYTHING else known(REQUEST, casus_id, partij_id, secret)


def _label(row, casus: OpenCasus, writer: int) -> tuple[str, str]:
    """(name, shape) of a writer or owner, as this viewer may know them."""
    if writer == CLIENT:
        return str(casus.naam), "client"
    if not row.known:
        return masked(casus), "zorgpartij"
    return row.who or row.partij or "", shape(row.kind)


def gezamenlijke_doelen(casus: OpenCasus) -> list[DoelRow]:
    """The one that stands, proposals, and earlier ones, newest first."""
    if not _reads_plan(casus):
        return []
    knows = _knows(
        GezamenlijkDoel.casus_id, GezamenlijkDoel.partij_id, func.coalesce(Partij.beroepsgeheim, False)
    )
    rows = db.session.execute(
        select(
            GezamenlijkDoel.id, GezamenlijkDoel.token, GezamenlijkDoel.version, GezamenlijkDoel.stand,
            GezamenlijkDoel.partij_id, GezamenlijkDoel.proposed_at, GezamenlijkDoel.decided_at, GezamenlijkDoel.tekst,
            case((knows, Lidmaatschap.work_name)).label("who"), case((knows, Partij.name)).label("partij"),
            Partij.kind, knows.label("known"),
        )
        .join(Lidmaatschap, Lidmaatschap.id == GezamenlijkDoel.author_id)
        .outerjoin(Partij, Partij.id == GezamenlijkDoel.partij_id)
        .where(
            GezamenlijkDoel.casus_id == casus.id,
            unbroken(REQUEST, GezamenlijkDoel.casus_id, GezamenlijkDoel.partij_id, g.actor.role in EVERYTHING),
        )
        .order_by(GezamenlijkDoel.proposed_at.desc(), GezamenlijkDoel.id.desc()),
        g.actor.params(),
    )  # fmt: skip
    found = []
    for row in rows:
        who, its_shape = _label(row, casus, row.partij_id)
        found.append(
            DoelRow(
                row.id, row.token, row.version, row.stand, row.partij_id, row.proposed_at, row.decided_at,
                who, its_shape, row.tekst,
            )
        )  # fmt: skip
    return found


def _acties(casus: OpenCasus):
    everything = g.actor.role in EVERYTHING
    owner, its_partij = aliased(Lidmaatschap), aliased(Partij)
    knows = _knows(Actie.casus_id, Actie.owner_partij_id, func.coalesce(its_partij.beroepsgeheim, False))
    may_update = allowed(P.ACTIE_UPDATE, g.actor.role) if P.ACTIE_UPDATE in casus.may else ~true()
    return (
        select(
            Actie.id, Actie.token, Actie.version, Actie.partij_id, Actie.vraag, Actie.doel_id, Actie.due, Actie.stand,
            Actie.client_says, Actie.made_at, Actie.changed_at, Actie.tekst, Actie.reason, Actie.owner_id,
            Actie.owner_partij_id, case((knows, owner.work_name)).label("who"),
            case((knows, its_partij.name)).label("partij"), its_partij.kind, knows.label("known"),
            may_update.label("may_update"),
        )
        .outerjoin(owner, owner.id == Actie.owner_id)
        .outerjoin(its_partij, its_partij.id == Actie.owner_partij_id)
        .where(Actie.casus_id == casus.id, unbroken(REQUEST, Actie.casus_id, Actie.partij_id, everything))
    )  # fmt: skip


def _actie(casus: OpenCasus, row) -> ActieRow:
    who, its_shape = _label(row, casus, row.owner_partij_id)
    return ActieRow(
        id=row.id,
        token=row.token,
        version=row.version,
        writer=row.partij_id,
        vraag=row.vraag,
        doel_id=row.doel_id,
        due=row.due,
        stand=row.stand,
        client_says=row.client_says,
        made_at=row.made_at,
        changed_at=row.changed_at,
        tekst=row.tekst,
        reason=row.reason,
        owner_id=row.owner_id,
        owner_partij_id=row.owner_partij_id,
        owner=who,
        owner_shape=its_shape,
        mine=row.owner_id == g.actor.id,
        may_update=bool(row.may_update),
    )


def acties(casus: OpenCasus) -> list[ActieRow]:
    """By date, those without one last; a stopped or declined one is in it too."""
    if not _reads_plan(casus):
        return []
    query = _acties(casus).order_by(Actie.due.is_(None), Actie.due, Actie.id)
    return [_actie(casus, row) for row in db.session.execute(query, g.actor.params())]


def actie(casus: OpenCasus, token: bytes) -> ActieRow | None:
    if not _reads_plan(casus):
        return None
    row = db.session.execute(_acties(casus).where(Actie.token == token), g.actor.params()).one_or_none()
    return _actie(casus, row) if row else None


def doelen(casus: OpenCasus) -> list:
    if not _reads_plan(casus):
        return []
    return db.session.execute(
        select(
            Doel.id,
            Doel.token,
            Doel.version,
            Doel.stand,
            Doel.partij_id,
            Doel.made_at,
            Doel.tekst,
            Doel.gebieden,
        )
        .where(Doel.casus_id == casus.id)
        .where(unbroken(REQUEST, Doel.casus_id, Doel.partij_id, g.actor.role in EVERYTHING))
        .order_by(Doel.made_at, Doel.id),
        g.actor.params(),
    ).all()
