"""The people of an organisatie, with the number of casussen each takes part in."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g
from sqlalchemy import func, select

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Teamlid
from portal.core.db import db
from portal.desk.models import Change, ChangeKind, Changestand, Departure
from portal.desk.places import Place, places
from portal.organisatie.models import Onderdeel, Organisatie
from portal.organisatie.roles import CONFIRMED, NEEDS_TWO, ONE_PERSON
from portal.policy.guard import OpenOrganisatie
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed

MOST = 1000


@dataclass(frozen=True)
class Colleague:
    """`mine`: of whoever looks. `may_change`: this actor may, alone; whoever lets people in takes two."""

    id: int
    token: bytes
    version: int
    account_id: int
    name: str
    named: str
    role: Role
    functie: str
    onderdeel_id: int | None
    onderdeel: str | None
    partij_id: int | None
    paid: bool | None
    ips: bool
    active: bool
    account_active: bool
    paused_at: datetime | None
    seen_on: date | None
    casussen: int
    waits: bool
    may_change: bool
    mine: bool
    leaves_on: date | None

    @property
    def works(self) -> bool:
        return self.active and self.account_active

    @property
    def needs_two(self) -> bool:
        return self.role in CONFIRMED

    @property
    def is_one_person(self) -> bool:
        return self.role in ONE_PERSON


_work = (
    select(Teamlid.lidmaatschap_id, func.count(Teamlid.id).label("casussen"))
    .where(Teamlid.ended_at.is_(None))
    .group_by(Teamlid.lidmaatschap_id)
)


def colleagues(organisatie: OpenOrganisatie, *conditions) -> list[Colleague]:
    here = select(Lidmaatschap.id).where(Lidmaatschap.organisatie_id == organisatie.id)
    work = _work.where(Teamlid.lidmaatschap_id.in_(here)).subquery()
    waits = (
        select(Change.id)
        .where(
            Change.lidmaatschap_id == Lidmaatschap.id,
            Change.kind == ChangeKind.MAKE,
            Change.stand == Changestand.OPEN,
        )
        .exists()
    )
    rows = db.session.execute(
        select(
            Lidmaatschap.id, Lidmaatschap.token, Lidmaatschap.version, Lidmaatschap.account_id,
            func.coalesce(Lidmaatschap.work_name, ""), func.coalesce(Lidmaatschap.named, ""), Lidmaatschap.role,
            func.coalesce(Lidmaatschap.functie, ""), Lidmaatschap.onderdeel_id, Onderdeel.name,
            Lidmaatschap.partij_id, Lidmaatschap.paid, Lidmaatschap.ips, Lidmaatschap.active, Account.active,
            Lidmaatschap.paused_at, Lidmaatschap.seen_on, func.coalesce(work.c.casussen, 0), waits,
            allowed(P.PEOPLE_CHANGE, g.actor.role), Lidmaatschap.account_id == g.actor.account_id,
            Departure.day,
        )
        .join(Account, Account.id == Lidmaatschap.account_id)
        .outerjoin(Onderdeel, Onderdeel.id == Lidmaatschap.onderdeel_id)
        .outerjoin(Departure, Departure.lidmaatschap_id == Lidmaatschap.id)
        .outerjoin(work, work.c.lidmaatschap_id == Lidmaatschap.id)
        .where(Lidmaatschap.organisatie_id == organisatie.id, *conditions)
        .order_by(Lidmaatschap.work_name, Lidmaatschap.id)
        .limit(MOST),
        g.actor.params(),
    )  # fmt: skip
    return [Colleague(*row) for row in rows]


def colleague(organisatie: OpenOrganisatie, token: bytes) -> Colleague | None:
    return next(iter(colleagues(organisatie, Lidmaatschap.token == token)), None)


def is_only_here(lidmaatschap_id: int) -> bool:
    """May this actor let them begin anew with their second factor? It is that of all else they come in as, too."""
    own = select(Lidmaatschap.id).where(
        Lidmaatschap.id == lidmaatschap_id, allowed(P.PEOPLE_FACTOR, g.actor.role)
    )
    return db.session.scalar(own, g.actor.params()) is not None


def is_only_at_office(lidmaatschap_id: int) -> bool:
    """The same of who lets people in here, whom two people let begin anew."""
    own = select(Lidmaatschap.id).where(
        Lidmaatschap.id == lidmaatschap_id, allowed(P.SLEUTELPERSOON_FACTOR, g.actor.role)
    )
    return db.session.scalar(own, g.actor.params()) is not None


def sleutelpersonen(organisatie_id: int) -> list:
    """Who can let people in now, by name."""
    return db.session.execute(
        select(Lidmaatschap.id, Lidmaatschap.account_id, Lidmaatschap.work_name, Lidmaatschap.functie)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.organisatie_id == organisatie_id,
            Lidmaatschap.role.in_(NEEDS_TWO),
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
        .order_by(Lidmaatschap.work_name, Lidmaatschap.id)
    ).all()


def open_places(organisatie: OpenOrganisatie, with_two: bool = False) -> list[Place]:
    """As what somebody can come in here."""
    soort = db.session.scalar(select(Organisatie.soort).where(Organisatie.id == organisatie.id))
    onderdelen = db.session.scalars(
        select(Onderdeel).where(Onderdeel.organisatie_id == organisatie.id).order_by(Onderdeel.name)
    ).all()
    return places(organisatie.token, soort, onderdelen, with_two)
