"""The work of one colleague: casusnummers with the number of open acties, and who could take each over."""

from dataclasses import dataclass
from datetime import timedelta

from flask import g
from sqlalchemy import ColumnElement, and_, func, or_, select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Casus, Teamlid
from portal.core.db import db
from portal.core.formats import today
from portal.core.tokens import text_of
from portal.desk.models import Departure
from portal.desk.numbers import casusnummer
from portal.desk.queries.people import Colleague
from portal.plan.models import Actie, Actiestand
from portal.policy.guard import OpenOrganisatie
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.table import EVERYTHING, ever
from portal.toestemming.models import ChainHead

SOON = timedelta(days=7)  # so long before somebody goes who hands over is warned
GOES_ON = (Actiestand.OPEN, Actiestand.BUSY)


@dataclass(frozen=True)
class Work:
    """`value` names the casus in a form, at this desk alone."""

    casus_id: int
    seq: int
    value: str
    number: str
    acties: int


def work_of(organisatie: OpenOrganisatie, *people: int) -> dict[int, list[Work]]:
    """Lidmaatschap -> the casussen in which they take part, or still have an open actie. One query for all of them."""
    acties = (
        select(Actie.casus_id, Actie.owner_id.label("person"), func.count(Actie.id).label("acties"))
        .where(Actie.owner_id.in_(people), Actie.stand.in_(GOES_ON))
        .group_by(Actie.casus_id, Actie.owner_id)
        .subquery()
    )
    team = (
        select(Teamlid.casus_id, Teamlid.lidmaatschap_id.label("person"))
        .where(Teamlid.lidmaatschap_id.in_(people), Teamlid.ended_at.is_(None))
        .union(select(acties.c.casus_id, acties.c.person))
        .subquery()
    )
    rows = db.session.execute(
        select(team.c.person, Casus.id, Casus.token, ChainHead.seq, func.coalesce(acties.c.acties, 0))
        .join(Casus, Casus.id == team.c.casus_id)
        .outerjoin(ChainHead, ChainHead.casus_id == Casus.id)
        .outerjoin(acties, and_(acties.c.casus_id == Casus.id, acties.c.person == team.c.person))
    )
    found: dict[int, list[Work]] = {person: [] for person in people}
    for person, casus_id, token, seq, number in rows:
        called = casusnummer(organisatie.token, token)
        found[person].append(Work(casus_id, seq or 0, called.value, called.text, number))
    return {person: sorted(its, key=lambda each: each.number) for person, its in found.items()}


@dataclass(frozen=True)
class Taker:
    id: int
    value: str
    label: str


def takers(leaver: Colleague) -> list[Taker]:
    """Who can take their work over: of the same partij, in a role that works in casussen, and not whoever asks."""
    if leaver.partij_id is None:
        return []
    rows = db.session.execute(
        select(Lidmaatschap.id, Lidmaatschap.token, Lidmaatschap.work_name, Lidmaatschap.functie)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.partij_id == leaver.partij_id,
            Lidmaatschap.id != leaver.id,
            Lidmaatschap.role.in_(ever(P.CASUS_READ) - EVERYTHING),
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
            allowed(P.WORK_HAND_OVER, g.actor.role),
        )
        .order_by(Lidmaatschap.work_name, Lidmaatschap.id),
        g.actor.params(),
    ).all()
    return [
        Taker(row.id, text_of(row.token), ", ".join(filter(None, (row.work_name, row.functie))))
        for row in rows
    ]


_team = (
    select(func.count(Teamlid.id))
    .where(Teamlid.lidmaatschap_id == Lidmaatschap.id, Teamlid.ended_at.is_(None))
    .correlate(Lidmaatschap)
    .scalar_subquery()
)
_acties = (
    select(func.count(Actie.id))
    .where(Actie.owner_id == Lidmaatschap.id, Actie.stand.in_(GOES_ON))
    .correlate(Lidmaatschap)
    .scalar_subquery()
)
_number = (Lidmaatschap.work_name, _team.label("casussen"), _acties.label("acties"))
_HAS_WORK = or_(_team > 0, _acties > 0)
_WENT = and_(or_(Lidmaatschap.active.is_(False), Account.active.is_(False)), Lidmaatschap.paused_at.is_(None))


def left_over(organisatie: OpenOrganisatie) -> list:
    """Colleagues who do not come in any more and of whom work is still there: name and how much."""
    return db.session.execute(
        select(Lidmaatschap.token, *_number)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(Lidmaatschap.organisatie_id == organisatie.id, _WENT, _HAS_WORK)
        .order_by(Lidmaatschap.work_name)
    ).all()


def leaving(organisatie_id: int) -> list:
    """Colleagues who go away on a day that is known: when, and how much work is left. The first one first."""
    return db.session.execute(
        select(Lidmaatschap.token, Departure.day, *_number)
        .join(Departure, Departure.lidmaatschap_id == Lidmaatschap.id)
        .where(Lidmaatschap.organisatie_id == organisatie_id)
        .order_by(Departure.day, Lidmaatschap.work_name)
    ).all()


def has_left_work(organisatie_id: ColumnElement) -> ColumnElement[bool]:
    """Is there, at this organisatie, work of somebody who went, or goes soon?"""
    return (
        select(Lidmaatschap.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .outerjoin(Departure, Departure.lidmaatschap_id == Lidmaatschap.id)
        .where(
            Lidmaatschap.organisatie_id == organisatie_id,
            or_(_WENT, Departure.day <= today() + SOON),
            _HAS_WORK,
        )
        .correlate_except(Lidmaatschap, Account, Departure)
        .exists()
    )
