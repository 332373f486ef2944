"""Who goes through the people of an organisatie; and the organisaties where nobody does."""

from datetime import date
from typing import NamedTuple

from flask import g
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from portal.account.models import Account, Lidmaatschap
from portal.core.db import db
from portal.organisatie.models import Arbeidsmarktregio, Organisatie
from portal.organisatie.roles import NEEDS_TWO, ROLES
from portal.policy.permissions import Permission as P
from portal.policy.rows import TWO_PEOPLE
from portal.policy.statements import permitted
from portal.policy.table import ever
from portal.review.models import Review

# Elsewhere nobody can be sleutelpersoon, and so nobody lets people in.
CAN_BE_LED = [soort for soort, roles in ROLES.items() if NEEDS_TWO & set(roles)]
_person, _account, _home = aliased(Lidmaatschap), aliased(Account), aliased(Organisatie)


def reviewers():
    return (
        select(Lidmaatschap.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.role.in_(ever(P.ACCESS_REVIEW)),
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
    )


def is_led(organisatie_id: ColumnElement = Organisatie.id) -> ColumnElement[bool]:
    own = reviewers().where(Lidmaatschap.organisatie_id == organisatie_id)
    return own.correlate_except(Lidmaatschap, Account).exists()


def _people():
    """Who comes in there, or would if it were not for a pause."""
    return (
        select(func.count(_person.id))
        .join(_account, _account.id == _person.account_id)
        .where(
            _person.organisatie_id == Organisatie.id,
            or_(_person.active.is_(True), _person.paused_at.is_not(None)),
            _account.active.is_(True),
            _person.role.not_in(TWO_PEOPLE),
        )
        .correlate(Organisatie)
        .scalar_subquery()
    )


def goes_unled() -> ColumnElement[bool]:
    return Organisatie.soort.in_(CAN_BE_LED) & ~is_led() & (_people() > 0)


def look_after(organisatie_id: int):
    """The beheerders of its regio; where it has none, all."""
    regio = select(Organisatie.regio_id).where(Organisatie.id == organisatie_id).scalar_subquery()
    every = (
        select(Lidmaatschap.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .join(_home, _home.id == Lidmaatschap.organisatie_id)
        .where(
            Lidmaatschap.role.in_(ever(P.REGIO_MANAGE)),
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
    )
    near = every.where(_home.regio_id == regio)
    return every.where(or_(_home.regio_id == regio, ~near.correlate(None).exists()))


class Unled(NamedTuple):
    name: str
    token: bytes
    slug: str
    people: int
    due: date | None


def unled() -> list[Unled]:
    """Where nobody goes through people, of those that this beheerder looks after: names and numbers."""
    rows = db.session.execute(
        select(Organisatie.name, Organisatie.token, Arbeidsmarktregio.slug, _people(), Review.due)
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Organisatie.regio_id)
        .outerjoin(Review, (Review.organisatie_id == Organisatie.id) & Review.settled_at.is_(None))
        .where(Organisatie.id.in_(permitted(g.actor.role, P.SLEUTELPERSOON_CONFIRM)), goes_unled())
        .order_by(Organisatie.name),
        g.actor.params(),
    )
    return [Unled(*row) for row in rows]


def can_invite(account_id: int | None, admitted):
    """The account of a beheerder, if somewhere that they look after people wait to be gone through and nobody does."""
    waits = select(Organisatie.id).join(Review, Review.organisatie_id == Organisatie.id)
    waits = waits.where(Review.settled_at.is_(None), goes_unled()).order_by(Organisatie.id)
    own = select(Lidmaatschap.id).where(Lidmaatschap.account_id == account_id)
    theirs = set(db.session.scalars(own))
    if not any(
        theirs & set(db.session.scalars(look_after(each))) for each in db.session.scalars(waits).all()
    ):
        return None
    return db.session.execute(
        select(Account.id, Account.token, Account.mail_sealed.label("mail")).where(
            Account.id == account_id, Account.active.is_(True), admitted
        )
    ).one_or_none()
