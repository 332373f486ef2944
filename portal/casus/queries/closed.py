"""Casussen in which the actor takes part while nothing stands open to them: no name and no token, only a way out."""

import hmac
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from flask import current_app, g
from sqlalchemy import Select, not_, select

from portal.account.models import Role
from portal.casus.models import Casus, Teamlid
from portal.core.db import TOKEN_BYTES, read
from portal.policy.conditions import REQUEST
from portal.policy.permissions import Permission as P
from portal.policy.table import cell
from portal.toestemming.models import ChainHead


class Closed(NamedTuple):
    """`place` stands for it in an address: it differs from person to person, and from that of the casus itself."""

    id: int
    casus_id: int
    since: datetime
    seq: int

    @property
    def place(self) -> bytes:
        key = current_app.config["SECRET_KEY"].encode()
        return hmac.digest(key, f"closed|{g.actor.id}|{self.id}".encode(), "sha256")[:TOKEN_BYTES]


@lru_cache
def _closed(role: Role) -> Select:
    return (
        select(Teamlid.id, Teamlid.casus_id, Teamlid.since, ChainHead.seq)
        .join(Casus, Casus.id == Teamlid.casus_id)
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .where(
            Teamlid.ended_at.is_(None),
            Teamlid.lidmaatschap_id == REQUEST.id,
            cell(P.TEAM_STOP, role).clause(REQUEST),
            not_(cell(P.CASUS_READ, role).clause(REQUEST)),
        )
        .order_by(Teamlid.since.desc(), Teamlid.id.desc())
    )


def closed() -> list[Closed]:
    """Newest joined first."""
    return [Closed(*row) for row in read(_closed(g.actor.role), g.actor.params())]


def closed_at(place: bytes) -> Closed | None:
    return next((row for row in closed() if hmac.compare_digest(row.place, place)), None)
