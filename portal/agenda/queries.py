import hmac
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from flask import g
from sqlalchemy import Select, select

from portal.account.actor import hashed
from portal.account.models import Account, Lidmaatschap, Role
from portal.agenda.models import Agenda
from portal.casus.models import Casus
from portal.core.db import TOKEN_BYTES, db, fixed, read
from portal.plan.models import ENDED, Actie, ClientSays
from portal.plan.queries.labels import reads
from portal.policy.conditions import REQUEST
from portal.policy.permissions import Permission as P
from portal.policy.statements import permitted

MOST = 500


@dataclass(frozen=True)
class Due:
    """An actie as a calendar may know it: a day, and a name that no other feed gives it. No text, no casus."""

    uid: bytes
    day: date
    changed_at: datetime


@dataclass(frozen=True)
class Held:
    """Whose secret an address holds."""

    id: int
    lidmaatschap_id: int
    uid_key: bytes
    fetched_at: datetime | None


def held(secret: str) -> Held | None:
    """Found by the hash of 256 random bits: how long that takes says nothing of the secret. None for who may not sign
    in any more."""
    row = db.session.execute(
        select(Agenda.id, Agenda.lidmaatschap_id, Agenda.uid_key, Agenda.fetched_at)
        .join(Lidmaatschap, Lidmaatschap.id == Agenda.lidmaatschap_id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(Agenda.secret_hash == hashed(secret), Lidmaatschap.active.is_(True), Account.active.is_(True))
    ).one_or_none()
    return Held(*row) if row else None


def own_agenda() -> Agenda | None:
    return db.session.scalar(select(Agenda).where(Agenda.lidmaatschap_id == g.actor.id))


@lru_cache
def _own(role: Role, waiting: bool) -> Select:
    """The acties that this actor does and may read now."""
    query = (
        select(Casus.token.label("casus"), Actie.token, Actie.due, Actie.changed_at)
        .join(Casus, Casus.id == Actie.casus_id)
        .where(
            Casus.id.in_(permitted(role, P.PLAN_READ)),
            Actie.owner_id == REQUEST.id,
            Actie.due.is_not(None),
            reads(role, Actie),
        )
        .order_by(Actie.due.desc(), Actie.id.desc())
        .limit(fixed(MOST))
    )
    if waiting:
        query = query.where(Actie.stand.not_in(ENDED), Actie.client_says != ClientSays.DECLINED)
    return query


def uid(uid_key: bytes, actie: bytes) -> bytes:
    return hmac.digest(uid_key, actie, "sha256")[:TOKEN_BYTES]


def due(uid_key: bytes) -> list[Due]:
    """What waits, the last day first. Nothing is opened for this: days and numbers alone."""
    rows = read(_own(g.actor.role, True), g.actor.params())
    return [Due(uid(uid_key, row.token), row.due, row.changed_at) for row in rows]


def called(name: bytes) -> tuple[bytes, bytes] | None:
    """(casus, actie) of the actie that this actor's own feed calls so; one that is done is still found."""
    own = own_agenda()
    if own is None:
        return None
    rows = read(_own(g.actor.role, False), g.actor.params())
    return next(
        ((row.casus, row.token) for row in rows if hmac.compare_digest(uid(own.uid_key, row.token), name)),
        None,
    )
