"""Who lets people in is made and ended by two people: one proposes, another confirms. One is always left."""

from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from portal.account.models import Account, Lidmaatschap, SignInSession
from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.desk.actions.log import note
from portal.desk.models import Change, ChangeKind, Changestand, Did
from portal.desk.words import changes as in_words
from portal.factor import actions as factor
from portal.factor.models import What
from portal.organisatie.models import Organisatie
from portal.organisatie.roles import NEEDS_TWO

VALID = timedelta(days=7)


class TheLast(Exception):
    """Nobody would be left who can let people in."""


class Already(Exception):
    """It waits already, or there is nothing to change."""


def hold_desk(organisatie_id: int) -> None:
    """One change of sleutelpersoon at a time: of two who leave at once the second finds that they are the last."""
    held = select(Organisatie.id).where(Organisatie.id == organisatie_id)
    db.session.execute(held.with_for_update(key_share=True))


def anybody(organisatie_id: int) -> bool:
    """Is there somebody who can let people in here? Held, so that of two first ones the second waits for the first."""
    hold_desk(organisatie_id)
    own = (
        select(Lidmaatschap.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.organisatie_id == organisatie_id,
            Lidmaatschap.role.in_(NEEDS_TWO),
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
    )
    return db.session.scalar(own.limit(1)) is not None


def is_last(row: Lidmaatschap) -> bool:
    """No other person than this one can let people in here."""
    if row.role not in NEEDS_TWO:
        return False
    others = (
        select(func.count(Lidmaatschap.id))
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.organisatie_id == row.organisatie_id,
            Lidmaatschap.account_id != row.account_id,
            Lidmaatschap.role.in_(NEEDS_TWO),
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
    )
    return not db.session.scalar(others)


def candidate(colleague: Lidmaatschap) -> Lidmaatschap:
    """As sleutelpersoon the same person is somebody else: a Lidmaatschap of its own, that waits to be confirmed."""
    role = next(iter(NEEDS_TWO))
    own = select(Lidmaatschap).filter_by(
        account_id=colleague.account_id, organisatie_id=colleague.organisatie_id, role=role
    )
    row = db.session.scalar(own.order_by(Lidmaatschap.active.desc(), Lidmaatschap.id).limit(1))
    if row is not None and row.active:
        raise Already
    if row is None:
        row = Lidmaatschap(
            account_id=colleague.account_id, organisatie_id=colleague.organisatie_id, role=role, active=False,
            work_name=colleague.work_name, functie="sleutelpersoon",
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
    return row


def propose(kind: ChangeKind, row: Lidmaatschap, by_id: int) -> Change:
    """`row`: the Lidmaatschap as sleutelpersoon that it is about."""
    hold_desk(row.organisatie_id)
    if kind is ChangeKind.END and is_last(row):
        raise TheLast
    _forget_expired(row.id, kind)
    made = Change(
        organisatie_id=row.organisatie_id, lidmaatschap_id=row.id, kind=kind, proposed_by_id=by_id,
        proposed_at=now(), ends_at=now() + VALID, stand=Changestand.OPEN, version=1,
    )  # fmt: skip
    try:
        with db.session.begin_nested():
            db.session.add(made)
            db.session.flush()
    except IntegrityError as error:
        raise Already from error
    note(row.organisatie_id, Did.PROPOSED, by_id, row.id, in_words(kind, row.role))
    return made


def _forget_expired(lidmaatschap_id: int, kind: ChangeKind) -> None:
    """One that nobody confirmed in time makes room."""
    for each in db.session.scalars(
        select(Change).where(
            Change.lidmaatschap_id == lidmaatschap_id,
            Change.kind == kind,
            Change.stand == Changestand.OPEN,
            Change.ends_at <= now(),
        )
    ):
        each.stand, each.version = Changestand.WITHDRAWN, each.version + 1
    db.session.flush()


def _open(change_id: int, version: int) -> Change:
    row = locked(Change, change_id, version)
    if row.stand is not Changestand.OPEN or row.ends_at <= now():
        raise Moved(row)
    return row


def confirm(change_id: int, version: int, by_id: int) -> Change:
    """Whether this person may is asked before, by the row word: never who proposed it, never whom it is about."""
    organisatie_id = db.session.scalar(select(Change.organisatie_id).where(Change.id == change_id))
    hold_desk(organisatie_id)
    change = _open(change_id, version)
    row = db.session.get(Lidmaatschap, change.lidmaatschap_id, populate_existing=True)
    if change.kind is ChangeKind.MAKE:
        row.active, row.paused_at = True, None
    elif change.kind is ChangeKind.END:
        if is_last(row):
            raise TheLast
        row.active = False
        db.session.execute(delete(SignInSession).where(SignInSession.lidmaatschap_id == row.id))
    else:
        factor.begin_anew(row.account_id, What.BEGUN_ANEW)
    row.version += 1
    return _decided(change, Changestand.DONE, Did.CONFIRMED, by_id)


def refuse(change_id: int, version: int, by_id: int) -> Change:
    return _decided(_open(change_id, version), Changestand.REFUSED, Did.REFUSED, by_id)


def take_back(change_id: int, version: int, by_id: int) -> Change:
    return _decided(_open(change_id, version), Changestand.WITHDRAWN, Did.TOOK_BACK, by_id)


def _decided(change: Change, stand: Changestand, did: Did, by_id: int) -> Change:
    change.stand, change.decided_by_id, change.decided_at = stand, by_id, now()
    change.version += 1
    db.session.flush()
    role = db.session.get(Lidmaatschap, change.lidmaatschap_id).role
    note(change.organisatie_id, did, by_id, change.lidmaatschap_id, in_words(change.kind, role))
    return change
