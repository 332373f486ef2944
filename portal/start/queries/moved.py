"""In which of my casussen something is new to me, and in which nothing happened for long, as far as I may read it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from flask import g
from sqlalchemy import Select, and_, select, union_all

from portal.account.models import Role
from portal.casus.models import Casus, Teamlid
from portal.core.clock import now
from portal.core.db import fixed, read
from portal.inzage.models import Visit
from portal.inzage.visits import OFTEN
from portal.policy.conditions import REQUEST
from portal.policy.permissions import Permission as P
from portal.policy.statements import held
from portal.policy.table import cell
from portal.start.queries.source import ASKED, UNSIGNED, Kind, moments
from portal.start.queries.sources import sources

MOST = 500  # casussen of one person: a few numbers of each are read, no text


@dataclass
class Moved:
    """`since`: when I joined. `visited` None: I never looked there. `fresh`: how much of each kind I have not seen."""

    casus_id: int
    token: bytes
    since: datetime
    visited: datetime | None
    newest: datetime | None = None
    theirs: datetime | None = None
    fresh: dict[Kind, int] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.visited is None or bool(self.fresh)

    @property
    def news_at(self) -> datetime:
        return max(
            filter(None, (self.theirs, self.since if self.visited is None else None)), default=self.since
        )

    @property
    def still_since(self) -> datetime:
        return self.newest or self.since


@lru_cache
def _moved(role: Role) -> Select:
    own = (
        select(
            Casus.id,
            Casus.token,
            Casus.versie_id,
            Teamlid.since,
            Visit.at.label("visited"),
            *(held(role, permission) for permission in ASKED if cell(permission, role).name != "never"),
        )
        .join(Teamlid, Teamlid.casus_id == Casus.id)
        .outerjoin(Visit, and_(Visit.casus_id == Casus.id, Visit.lidmaatschap_id == REQUEST.id))
        .where(Teamlid.ended_at.is_(None), Teamlid.lidmaatschap_id == REQUEST.id, held(role, P.CASUS_READ))
        .order_by(Teamlid.since.desc(), Teamlid.id.desc())
        .limit(fixed(MOST))
        .cte("own")
    )
    each = union_all(*(moments(source, own) for source in sources(role))).subquery("moments")
    return select(
        own.c.id,
        own.c.token,
        own.c.since,
        own.c.visited,
        each.c.kind,
        each.c.newest,
        each.c.theirs,
        each.c.fresh,
    ).join(each, each.c.casus_id == own.c.id, isouter=True)


def moved() -> list[Moved]:
    """Of every casus that this actor may open, in one query."""
    found: dict[int, Moved] = {}
    for row in read(_moved(g.actor.role), g.actor.params()):
        one = found.setdefault(row.id, Moved(row.id, row.token, row.since, row.visited))
        if row.newest is None:
            continue
        one.newest = max(filter(None, (one.newest, row.newest)))
        one.theirs = max(filter(None, (one.theirs, row.theirs)), default=None)
        if row.fresh and not _perhaps_mine(row):
            kind = Kind(row.kind)
            one.fresh[kind] = one.fresh.get(kind, 0) + int(row.fresh)
    return list(found.values())


def _perhaps_mine(row) -> bool:
    """Who changed an actie is not kept. Within the minute of my last look it was most likely me."""
    return row.kind in UNSIGNED and row.theirs - row.visited <= OFTEN


def news_first(row: Moved) -> tuple:
    return -row.news_at.timestamp(), -row.casus_id


def stillest_first(row: Moved) -> tuple:
    return row.still_since.timestamp(), row.casus_id


def news(rows: list[Moved]) -> list[Moved]:
    return sorted((row for row in rows if row.is_new), key=news_first)


def still(rows: list[Moved], days: int) -> list[Moved]:
    """What is new to somebody does not stand still to them."""
    return sorted((row for row in rows if stands_still(row, days)), key=stillest_first)


def stands_still(row: Moved, days: int) -> bool:
    return not row.is_new and row.still_since < now() - timedelta(days=days)


def below(listed: list[Moved], rows: list[Moved], key, token: bytes | None) -> list[Moved]:
    """What comes after the place of this casus, which may have left the list: one looked there meanwhile."""
    place = next((key(row) for row in rows if row.token == token), None)
    return [row for row in listed if place is None or key(row) > place]
