"""One access review: how far it is, who is next, and what each of them takes part in."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g
from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import aliased

from portal.account.models import Account, Lidmaatschap, Role
from portal.core.db import db
from portal.organisatie.models import Onderdeel
from portal.policy.guard import OpenOrganisatie
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.table import ever
from portal.review.models import Answer, Review, ReviewRow
from portal.review.queries.unled import is_led

PAGE = 20
_by = aliased(Lidmaatschap)
WAITS = or_(ReviewRow.answer.is_(None), ReviewRow.answer == Answer.LATER)


def current(organisatie_id: int) -> Review | None:
    """The one that goes on; over means None."""
    return db.session.scalar(
        select(Review)
        .where(Review.organisatie_id == organisatie_id, Review.settled_at.is_(None))
        .order_by(Review.id.desc())
        .limit(1)
    )


def in_scope(review_id: int):
    """Who still comes in and is this actor's to answer for: never themselves, nor who takes two people."""
    return (
        select(ReviewRow.id)
        .join(Lidmaatschap, Lidmaatschap.id == ReviewRow.lidmaatschap_id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            ReviewRow.review_id == review_id,
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
            allowed(P.ACCESS_REVIEW, g.actor.role),
        )
    )


@dataclass(frozen=True)
class HowFar:
    total: int
    done: int
    ends: int


def how_far(review_id: int) -> HowFar:
    row = db.session.execute(
        in_scope(review_id).with_only_columns(
            func.count(ReviewRow.id),
            func.coalesce(func.sum(case((WAITS, 0), else_=1)), 0),
            func.coalesce(func.sum(case((ReviewRow.answer == Answer.END, 1), else_=0)), 0),
        ),
        g.actor.params(),
    ).one()
    return HowFar(*(int(number) for number in row))


@dataclass(frozen=True)
class Row:
    id: int
    token: bytes
    lidmaatschap_id: int
    mens: bytes
    name: str
    role: Role
    functie: str | None
    onderdeel: str | None
    seen_on: date | None
    answer: Answer | None
    at: datetime | None
    by: str | None


def _rows(review_id: int, *conditions):
    return (
        in_scope(review_id)
        .with_only_columns(
            ReviewRow.id, ReviewRow.token, Lidmaatschap.id, Lidmaatschap.token, Lidmaatschap.named,
            Lidmaatschap.role, Lidmaatschap.functie, Onderdeel.name, Lidmaatschap.seen_on, ReviewRow.answer,
            ReviewRow.at, _by.work_name,
        )
        .outerjoin(Onderdeel, Onderdeel.id == Lidmaatschap.onderdeel_id)
        .outerjoin(_by, _by.id == ReviewRow.by_id)
        .where(*conditions)
    )  # fmt: skip


def _found(query) -> list[Row]:
    return [Row(*row) for row in db.session.execute(query, g.actor.params())]


def upcoming(review_id: int) -> list[Row]:
    """Who has no answer yet, and then who was left for later; one page of them."""
    later = case((ReviewRow.answer == Answer.LATER, 1), else_=0)
    query = _rows(review_id, WAITS).order_by(later, Lidmaatschap.work_name, ReviewRow.id)
    return _found(query.limit(PAGE))


def answered(review_id: int) -> list[Row]:
    """Newest first: to look back at, and to change."""
    query = _rows(review_id, ReviewRow.answer.in_([Answer.RIGHT, Answer.END]))
    return _found(query.order_by(ReviewRow.at.desc(), ReviewRow.id))


def to_end(review_id: int) -> list[Row]:
    query = _rows(review_id, ReviewRow.answer == Answer.END)
    return _found(query.order_by(Lidmaatschap.work_name, ReviewRow.id))


def ids_of(review_id: int, tokens: list[bytes]) -> dict[bytes, int]:
    """Only of this review, and of whom this actor may answer for."""
    query = in_scope(review_id).with_only_columns(ReviewRow.token, ReviewRow.id)
    rows = db.session.execute(query.where(ReviewRow.token.in_(tokens)), g.actor.params())
    return dict(rows.all())


def mine(organisatie: OpenOrganisatie) -> int:
    """How many of the people to go through are the actor themselves: another does those."""
    review = current(organisatie.id)
    if review is None:
        return 0
    return db.session.scalar(
        select(func.count(ReviewRow.id))
        .join(Lidmaatschap, Lidmaatschap.id == ReviewRow.lidmaatschap_id)
        .where(
            ReviewRow.review_id == review.id,
            Lidmaatschap.active.is_(True),
            Lidmaatschap.account_id == g.actor.account_id,
        )
    )


def unvouched(account_id: int | None, admitted):
    """The account with the day on which it is paused, if nobody vouched for it in a review that goes on."""
    return db.session.execute(
        select(
            Account.id, Account.token, Account.mail_sealed.label("mail"), Review.due, Review.warned_at,
            is_led(Review.organisatie_id).label("led"),
        )
        .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
        .join(ReviewRow, ReviewRow.lidmaatschap_id == Lidmaatschap.id)
        .join(Review, Review.id == ReviewRow.review_id)
        .where(
            Account.id == account_id,
            Account.active.is_(True),
            admitted,
            Lidmaatschap.active.is_(True),
            Review.settled_at.is_(None),
            Review.warned_at.is_not(None),
            or_(ReviewRow.answer.is_(None), ReviewRow.answer != Answer.RIGHT),
        )
        .limit(1)
    ).one_or_none()  # fmt: skip


def goes_through(account_id: int | None, admitted):
    """The account, if it is of somebody who has people to go through."""
    return db.session.execute(
        select(Account.id, Account.token, Account.mail_sealed.label("mail"))
        .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
        .join(Review, Review.organisatie_id == Lidmaatschap.organisatie_id)
        .where(
            Account.id == account_id,
            Account.active.is_(True),
            admitted,
            Lidmaatschap.active.is_(True),
            Lidmaatschap.role.in_(ever(P.ACCESS_REVIEW)),
            Review.settled_at.is_(None),
            Review.closed_at.is_(None),
        )
        .limit(1)
    ).one_or_none()
