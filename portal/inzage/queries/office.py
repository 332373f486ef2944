"""Who of one's own people looked, by casusnummer: for the sleutelpersoon, with what could be asked about."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, exists, func, or_, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.core.db import db
from portal.core.formats import ZONE
from portal.core.paging import Place, below_key, key_of
from portal.inzage.models import REFUSED, Event, Inzage, InzageObject
from portal.inzage.words import LISTS
from portal.plan.models import Actie, Actiestand
from portal.policy.guard import OpenOrganisatie
from portal.policy.inzage_row import TEAM

PAGE = 100
HOUR = timedelta(hours=1)
MANY = 10  # casussen in an hour: more than anybody reads with attention
EVENING, MORNING = 23, 6  # between these hours is night


@dataclass(frozen=True)
class Look:
    id: int
    trace: bytes
    at: datetime
    event: Event
    page: str
    lidmaatschap_id: int
    who: str
    casus: bytes
    busy: bool
    many: bool

    @property
    def refused(self) -> bool:
        return self.event is Event.REFUSED

    @property
    def listed(self) -> bool:
        """In a list of all one's casussen, where nobody chose this one."""
        return self.page in LISTS

    @property
    def at_night(self) -> bool:
        return not MORNING <= self.at.astimezone(ZONE).hour < EVENING

    @property
    def idle(self) -> bool:
        """Opened by somebody who has nothing to do there now."""
        return not (self.busy or self.listed or self.refused)


def of_people(organisatie: OpenOrganisatie) -> Select:
    busy = exists().where(
        Actie.owner_id == Inzage.lidmaatschap_id,
        Actie.casus_id == InzageObject.casus_id,
        Actie.stand.in_([Actiestand.OPEN, Actiestand.BUSY]),
    )
    return (
        select(
            InzageObject.id, Inzage.trace, Inzage.at, Inzage.event, Inzage.page, Inzage.lidmaatschap_id,
            func.coalesce(Inzage.work_name, Lidmaatschap.work_name, "").label("who"), Casus.token.label("casus"),
            busy.label("busy"), Inzage.id.label("inzage_id"),
        )
        .join(Inzage, Inzage.id == InzageObject.inzage_id)
        .join(Lidmaatschap, Lidmaatschap.id == Inzage.lidmaatschap_id)
        .join(Casus, Casus.id == InzageObject.casus_id)
        .where(
            Inzage.organisatie_id == organisatie.id,
            or_(InzageObject.relation == TEAM, Inzage.outcome == REFUSED),
        )
        .order_by(Inzage.at.desc(), InzageObject.id.desc())
    )  # fmt: skip


def looks(organisatie: OpenOrganisatie, person: bytes | None, place: Place | None) -> list[Look]:
    """Newest first; one more than a page tells that there are more."""
    query = of_people(organisatie).limit(PAGE + 1)
    if person:
        query = query.where(Lidmaatschap.token == person)
    if place:
        query = query.where(below_key(Inzage.at, InzageObject.id))
    rows = db.session.execute(query, key_of(place)).all()
    many = in_an_hour(organisatie, rows[-1].at, rows[0].at) if rows else {}
    return [
        Look(
            row.id, row.trace, row.at, row.event, row.page, row.lidmaatschap_id, row.who, row.casus,
            row.busy, row.page not in LISTS and hurried(many.get(row.lidmaatschap_id, []), row.at),
        )
        for row in rows
    ]  # fmt: skip


def in_an_hour(organisatie: OpenOrganisatie, first: datetime, last: datetime) -> dict[int, list[tuple]]:
    """Lidmaatschap -> (when, casus) of what they opened, in order; one query for a whole page."""
    found = defaultdict(list)
    rows = db.session.execute(
        select(Inzage.lidmaatschap_id, Inzage.at, InzageObject.casus_id)
        .join(InzageObject, InzageObject.inzage_id == Inzage.id)
        .where(
            Inzage.organisatie_id == organisatie.id,
            Inzage.at.between(first - HOUR, last + HOUR),
            Inzage.page.not_in(LISTS),
            InzageObject.relation == TEAM,
        )
        .order_by(Inzage.at)
    )
    for row in rows:
        found[row.lidmaatschap_id].append((row.at, row.casus_id))
    return found


def hurried(opened: list[tuple], at: datetime) -> bool:
    """Was this one of many casussen within the hour before it?"""
    begin, end = bisect_left(opened, (at - HOUR, 0)), bisect_left(opened, (at + timedelta(microseconds=1), 0))
    return len({casus for _, casus in opened[begin:end]}) >= MANY


def place_at(organisatie: OpenOrganisatie, trace: bytes) -> Place | None:
    """The last of the casussen of that look, from which the list goes on."""
    rows = db.session.execute(of_people(organisatie).where(Inzage.trace == trace)).all()
    return (rows[-1].at, rows[-1].id) if rows else None


def people(organisatie: OpenOrganisatie) -> list:
    """Who works here and can open a casus, for the choice of whose looks."""
    return db.session.execute(
        select(Lidmaatschap.token, Lidmaatschap.work_name)
        .where(Lidmaatschap.organisatie_id == organisatie.id, Lidmaatschap.partij_id.is_not(None))
        .order_by(Lidmaatschap.work_name, Lidmaatschap.id)
    ).all()
