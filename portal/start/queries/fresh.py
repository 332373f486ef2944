"""What is new to me in one casus: of the same sources as on the start page, so that both tell the same."""

from collections import Counter
from datetime import datetime, timedelta
from functools import lru_cache

from flask import g
from sqlalchemy import Boolean, Select, bindparam, select, union_all

from portal.account.models import Role
from portal.casus.models import Casus
from portal.core.db import Id, Moment, read
from portal.inzage.visits import OFTEN
from portal.policy.guard import OpenCasus
from portal.start.queries.source import ASKED, UNSIGNED, Kind, column, fresh
from portal.start.queries.sources import sources

SENT = timedelta(seconds=5)  # so long may pass between a form that came and the change it made


@lru_cache
def _fresh(role: Role) -> Select:
    own = (
        select(
            Casus.id,
            Casus.versie_id,
            bindparam("visited", type_=Moment()).label("visited"),
            *(bindparam(column(p), type_=Boolean()).label(column(p)) for p in ASKED),
        )
        .where(Casus.id == bindparam("casus_id", type_=Id))
        .cte("own")
    )
    return union_all(*(fresh(source, own) for source in sources(role)))


def fresh_in(casus: OpenCasus, since: datetime) -> dict[Kind, int]:
    """How much of each kind somebody else did since then. The guard's answer says what may be counted."""
    may = {column(p): p in casus.may for p in ASKED}
    rows = read(_fresh(g.actor.role), {**g.actor.params(), **may, "casus_id": casus.id, "visited": since})
    return Counter(Kind(row.kind) for row in rows if not _perhaps_mine(row, since))


def _perhaps_mine(row, since: datetime) -> bool:
    """Who changed it is not kept: most likely I, when I just sent a form, or just before my last look was stored."""
    if row.kind not in UNSIGNED:
        return False
    return row.at - since <= OFTEN or (row.sent is not None and row.at - row.sent <= SENT)
