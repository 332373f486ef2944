"""How the end of a casus stands, for its client; and for who took part, that there is one."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import g
from sqlalchemy import Select, bindparam, select

from portal.account.models import Role
from portal.afsluiting.terms import MONTH
from portal.casus.models import Casus, Teamlid
from portal.core.clock import now
from portal.core.db import Moment, db, read
from portal.policy.conditions import REQUEST
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.statements import permitted
from portal.policy.table import cell

TOLD = 2 * MONTH  # so long it stands in the list of who took part


@dataclass(frozen=True)
class Ending:
    ended_at: datetime | None
    ends_at: datetime | None
    by_term: bool
    erased_at: datetime | None
    kept_until: datetime | None


def ending(casus: OpenCasus) -> Ending:
    return Ending(
        *db.session.execute(
            select(Casus.ended_at, Casus.ends_at, Casus.by_term, Casus.erased_at, Casus.kept_until).where(
                Casus.id == casus.id
            )
        ).one()
    )


def erased() -> list:
    """The casussen of this client that were erased, newest first: what is left are both logs."""
    return db.session.execute(
        select(Casus.token, Casus.erased_at, Casus.kept_until)
        .where(Casus.id.in_(permitted(g.actor.role, P.AFSLUITING_READ)), Casus.erased_at.is_not(None))
        .order_by(Casus.erased_at.desc(), Casus.id.desc()),
        g.actor.params(),
    ).all()


@lru_cache
def _told(role: Role) -> Select:
    return (
        select(Teamlid.since, Casus.ended_at)
        .join(Casus, Casus.id == Teamlid.casus_id)
        .where(Teamlid.lidmaatschap_id == REQUEST.id, Casus.ended_at > bindparam("told_since", type_=Moment))
        .where(cell(P.AFSLUITING_TOLD, role).clause(REQUEST))
        .order_by(Casus.ended_at.desc(), Teamlid.id.desc())
    )


def told() -> list:
    """Since when one took part, and when it ended; no name and no address."""
    return read(_told(g.actor.role), {**g.actor.params(), "told_since": now() - TOLD}).all()
