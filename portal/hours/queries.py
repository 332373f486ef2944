from dataclasses import dataclass
from datetime import date

from flask import g
from sqlalchemy import extract, func, select

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.hours.models import Hours, Kind
from portal.policy.guard import OpenOrganisatie
from portal.policy.permissions import Permission as P
from portal.policy.table import ever

MOST = 200


@dataclass(frozen=True)
class Entry:
    id: int
    token: bytes
    version: int
    day: date
    quarters: int
    kind: Kind
    removed: bool


def own(*conditions) -> list[Entry]:
    """One's own, the newest day first."""
    rows = db.session.execute(
        select(
            Hours.id, Hours.token, Hours.version, Hours.day, Hours.quarters, Hours.kind, Hours.removed_at.is_not(None)
        )
        .where(Hours.lidmaatschap_id == g.actor.id, *conditions)
        .order_by(Hours.day.desc(), Hours.id.desc())
        .limit(MOST)
    )  # fmt: skip
    return [Entry(*row) for row in rows]


def one(token: bytes) -> Entry | None:
    return next(iter(own(Hours.token == token)), None)


def since(first: date) -> list[Entry]:
    return own(Hours.day >= first)


def per_month(organisatie: OpenOrganisatie, first: date) -> list:
    """(year, month, name, quarters), the newest month first. Sums alone: no day, no kind, nothing of a casus."""
    year, month = extract("year", Hours.day), extract("month", Hours.day)
    return db.session.execute(
        select(
            year.label("year"), month.label("month"), Lidmaatschap.named, func.sum(Hours.quarters).label("quarters")
        )
        .join(Lidmaatschap, Lidmaatschap.id == Hours.lidmaatschap_id)
        .where(
            Lidmaatschap.organisatie_id == organisatie.id,
            Lidmaatschap.role.in_(ever(P.HOURS_WRITE)),
            Hours.removed_at.is_(None),
            Hours.day >= first,
        )
        .group_by(year, month, Lidmaatschap.id, Lidmaatschap.named)
        .order_by(year.desc(), month.desc(), Lidmaatschap.named, Lidmaatschap.id)
    ).all()  # fmt: skip
