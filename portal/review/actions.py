"""The verbs of the access review: what the clock does once a day, and what a sleutelpersoon answers."""

from datetime import datetime

from flask import current_app
from sqlalchemy import delete, exists, func, insert, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from portal.account.models import Account, Lidmaatschap, SignInSession
from portal.core.clock import now
from portal.core.db import db
from portal.core.formats import ZONE, today
from portal.core.outbox import New, post
from portal.desk.actions.log import note
from portal.desk.models import Did
from portal.notice.actions import post_letters
from portal.notice.mailing import no_earlier_than_morning
from portal.organisatie.models import Organisatie
from portal.policy.rows import TWO_PEOPLE
from portal.review.models import Answer, Review, ReviewRow
from portal.review.queries.progress import WAITS
from portal.review.queries.unled import goes_unled, is_led, look_after, reviewers
from portal.review.rhythm import WARNING, Rhythm

LETTER, WARN_LETTER = "review", "review.warning"
NOT_RIGHT = or_(ReviewRow.answer.is_(None), ReviewRow.answer != Answer.RIGHT)


def rhythm() -> Rhythm:
    return current_app.config["REVIEW"]


def every_day() -> None:
    """Twice on a day, or by two workers, changes nothing more: each step is claimed on its row first."""
    for organisatie_id in _without():
        if open_review(organisatie_id):
            post_letters(answering(organisatie_id), no_earlier_than_morning(), kind=LETTER)
    for review in _under_way():
        day = today()
        if review.warned_at is None and day >= rhythm().warns_on(review.due):
            _warn(review)
        elif _may_pause(review, day):
            _settle(review)


def _without() -> list[int]:
    """Organisaties where people come in, of which none goes on and none was opened in this period. Also where nobody
    lets people in any more: else those who are there would stay in for good."""
    busy = exists().where(
        Review.organisatie_id == Organisatie.id,
        or_(Review.settled_at.is_(None), Review.period == rhythm().period(today())),
    )
    found = select(Organisatie.id).where(or_(is_led(), goes_unled()), ~busy)
    return sorted(db.session.scalars(found))


def open_review(organisatie_id: int) -> int | None:
    """None: another worker opened it."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    day = today()
    made = db.session.scalar(
        dialect.insert(Review.__table__)
        .values(
            organisatie_id=organisatie_id,
            period=rhythm().period(day),
            opened_at=now(),
            due=rhythm().due(day),
        )
        .on_conflict_do_nothing(index_elements=["organisatie_id", "period"])
        .returning(Review.__table__.c.id)
    )
    if made is None:
        return None
    people = db.session.scalars(
        select(Lidmaatschap.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.organisatie_id == organisatie_id,
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
            Lidmaatschap.role.not_in(TWO_PEOPLE),
        )
    ).all()
    if people:
        db.session.execute(
            insert(ReviewRow), [{"review_id": made, "lidmaatschap_id": person} for person in people]
        )
    else:
        db.session.execute(update(Review).where(Review.id == made).values(settled_at=now()))
    return made


def answering(organisatie_id: int) -> list[int]:
    """Who goes through people there; where there is nobody, who can invite a first one."""
    at_desk = list(db.session.scalars(reviewers().where(Lidmaatschap.organisatie_id == organisatie_id)))
    return at_desk or list(db.session.scalars(look_after(organisatie_id)))


def _under_way() -> list[Review]:
    """Held until the transaction ends: a second worker finds what the first did."""
    return list(
        db.session.scalars(
            select(Review)
            .where(Review.settled_at.is_(None))
            .order_by(Review.id)
            .with_for_update(skip_locked=True)
            .execution_options(populate_existing=True)
        )
    )


def _unvouched(review_id: int):
    return (
        select(Lidmaatschap)
        .join(ReviewRow, ReviewRow.lidmaatschap_id == Lidmaatschap.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            ReviewRow.review_id == review_id,
            NOT_RIGHT,
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
        .order_by(Lidmaatschap.id)
    )


def _warn(review: Review) -> None:
    """Everybody who would be paused hears it, whatever they chose about mail: it is about their own access."""
    review.warned_at = now()
    accounts = db.session.scalars(_unvouched(review.id).with_only_columns(Lidmaatschap.account_id)).all()
    at = no_earlier_than_morning()
    post(
        *(
            New(WARN_LETTER, account_id=account, due_at=at, dedupe=f"{WARN_LETTER}:{account}")
            for account in sorted(set(accounts))
        )
    )
    if review.closed_at is None:
        post_letters(answering(review.organisatie_id), at, kind=LETTER)
    db.session.flush()


def _may_pause(review: Review, day) -> bool:
    """Late, and the warning is a week old: a worker that stood still takes that week from nobody."""
    if review.warned_at is None or day < rhythm().pauses_on(review.due):
        return False
    return day - review.warned_at.astimezone(ZONE).date() >= WARNING


def _settle(review: Review) -> None:
    """Who was vouched for goes on; the others wait until their sleutelpersoon lifts it. Their work stays theirs."""
    moment = now()
    for row in db.session.scalars(_unvouched(review.id).with_for_update(of=Lidmaatschap)):
        row.active, row.paused_at, row.version = False, moment, row.version + 1
        db.session.execute(delete(SignInSession).where(SignInSession.lidmaatschap_id == row.id))
        note(review.organisatie_id, Did.PAUSED, None, row.id)
    review.settled_at = moment
    db.session.flush()


def save(review_id: int, answers: dict[int, Answer], by_id: int) -> datetime:
    """Row -> answer. What was answered so already keeps who answered it and when."""
    review = db.session.scalars(
        select(Review)
        .where(Review.id == review_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    moment = now()
    for answer in Answer:
        ids = [row for row, said in answers.items() if said is answer]
        db.session.execute(
            update(ReviewRow)
            .where(
                ReviewRow.id.in_(ids),
                ReviewRow.review_id == review_id,
                or_(ReviewRow.answer.is_(None), ReviewRow.answer != literal(answer, ReviewRow.answer.type)),
            )
            .values(answer=answer, by_id=by_id, at=moment)
        )
    _close(review, by_id)
    return moment


def _close(review: Review, by_id: int) -> None:
    """The log tells once that it was done, and with what outcome."""
    active = (
        select(func.count(ReviewRow.id))
        .join(Lidmaatschap, Lidmaatschap.id == ReviewRow.lidmaatschap_id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(ReviewRow.review_id == review.id, Lidmaatschap.active.is_(True), Account.active.is_(True))
    )
    if db.session.scalar(active.where(WAITS)):
        review.closed_at = None
    elif review.closed_at is None:
        review.closed_at = now()
        right = db.session.scalar(active.where(ReviewRow.answer == Answer.RIGHT))
        ends = db.session.scalar(active.where(ReviewRow.answer == Answer.END))
        note(review.organisatie_id, Did.REVIEWED, by_id, detail=f"{right} klopt, {ends} einde")
    db.session.flush()


def vouch(lidmaatschap_id: int, by_id: int) -> None:
    """Who lifts a pause vouches for that person: it counts in a review that goes on."""
    ongoing = select(Review.id).where(Review.settled_at.is_(None))
    db.session.execute(
        update(ReviewRow)
        .where(ReviewRow.lidmaatschap_id == lidmaatschap_id, ReviewRow.review_id.in_(ongoing))
        .values(answer=Answer.RIGHT, by_id=by_id, at=now())
    )
