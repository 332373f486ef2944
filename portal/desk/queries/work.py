"""The work of one colleague: casusnummers with the number of open acties, and who could take each over."""

from dataclasses import dataclass

from flask import g
from sqlalchemy import and_, func, or_, select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Casus, Teamlid
from portal.core.db import db
from portal.core.tokens import text_of
from portal.desk.numbers import casusnummer
from portal.desk.queries.people import Colleague
from portal.plan.models import Actie, Actiestand
from portal.policy.guard import OpenOrganisatie
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.table import EVERYTHING, ever
from portal.toestemming.models import ChainHead

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


def left_over(organisatie: OpenOrganisatie) -> list:
    """Colleagues who do not come in any more and of whom work is still there: name and how much."""
    team = (
        select(func.count(Teamlid.id))
        .where(Teamlid.lidmaatschap_id == Lidmaatschap.id, Teamlid.ended_at.is_(None))
        .scalar_subquery()
    )
    acties = (
        select(func.count(Actie.id))
        .where(Actie.owner_id == Lidmaatschap.id, Actie.stand.in_(GOES_ON))
        .scalar_subquery()
    )
    return db.session.execute(
        select(Lidmaatschap.token, Lidmaatschap.work_name, team.label("casussen"), acties.label("acties"))
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.organisatie_id == organisatie.id,
            or_(Lidmaatschap.active.is_(False), Account.active.is_(False)),
            Lidmaatschap.paused_at.is_(None),
            or_(team > 0, acties > 0),
        )
        .order_by(Lidmaatschap.work_name)
    ).all()
