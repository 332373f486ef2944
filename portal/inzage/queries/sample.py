"""Each month some looks by chance, for the sleutelpersoon to go through. The trace of a look is random, and whoever
looks does not choose it: the lowest of a month are a fair draw, and the same for everybody at the desk."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask import g
from sqlalchemy import and_, func, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.core.db import db
from portal.core.formats import ZONE
from portal.desk.numbers import casusnummer
from portal.inzage.models import SUCCEEDED, Event, Found, Inzage, InzageObject, LookReview
from portal.inzage.words import LISTS
from portal.policy.guard import OpenOrganisatie
from portal.policy.inzage_row import TEAM
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed

SIZE = 10


@dataclass(frozen=True)
class Drawn:
    """`may`: this person may go through it: it is not their own look."""

    inzage_id: int
    trace: bytes
    at: datetime
    event: Event
    who: str
    number: str
    may: bool
    found: Found | None
    by: str | None
    reviewed_at: datetime | None


def month_before(day: date) -> date:
    """The first day of the month that is over."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def sample(organisatie: OpenOrganisatie, month: date) -> list[Drawn]:
    by = select(Lidmaatschap.work_name).where(Lidmaatschap.id == LookReview.by_id).scalar_subquery()
    after = (month + timedelta(days=32)).replace(day=1)
    rows = db.session.execute(
        select(
            Inzage.id, Inzage.trace, Inzage.at, Inzage.event, func.coalesce(Inzage.work_name, "").label("who"),
            Casus.token.label("casus"), allowed(P.LOOKS_REVIEW, g.actor.role).label("may"), LookReview.found,
            by.label("by"), LookReview.at.label("reviewed_at"),
        )
        .join(InzageObject, InzageObject.inzage_id == Inzage.id)
        .join(Casus, Casus.id == InzageObject.casus_id)
        .outerjoin(
            LookReview,
            and_(LookReview.inzage_id == Inzage.id, LookReview.organisatie_id == Inzage.organisatie_id),
        )
        .where(
            Inzage.organisatie_id == organisatie.id,
            Inzage.at >= _begin(month),
            Inzage.at < _begin(after),
            Inzage.outcome == SUCCEEDED,
            Inzage.page.not_in(LISTS),
            InzageObject.relation == TEAM,
        )
        .order_by(Inzage.trace, InzageObject.id)
        .limit(SIZE),
        g.actor.params(),
    )  # fmt: skip
    return [
        Drawn(
            row.id, row.trace, row.at, row.event, row.who, casusnummer(organisatie.token, row.casus).text,
            bool(row.may), row.found, row.by, row.reviewed_at,
        )
        for row in rows
    ]  # fmt: skip


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
