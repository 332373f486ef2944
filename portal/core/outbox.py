"""What is to be mailed: a row in the transaction of the change, sent by `portal worker`.

A row says to whom and of what kind. The words are made when it is sent, so that no content lies here. An address that
belongs to no account, and a link with a secret, lie sealed in `envelope` (portal/kluis/envelope.py) until the row ends.

Claimed, sent, marked: each is a transaction of its own, so that no lock is held while a mail server is waited for. A
worker that dies between sending and marking leaves a claim that runs out, and the letter goes once more under the same
Message-ID; see `portal.core.mail.send` for what that means.
"""

import enum
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Index, Integer, LargeBinary, String, and_, delete, func, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Base, Id, Moment, Token, code, db, new_token

CLAIM = timedelta(minutes=10)  # many times longer than a mail server is waited for
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=4)
KEPT = timedelta(days=30)


class Stand(enum.StrEnum):
    """UNNEEDED: when it was to be sent there was nothing to tell any more, or nobody who may be told."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"
    UNNEEDED = "unneeded"


class Outgoing(Base):
    """`dedupe`: while one with this key waits, another is not needed. Whoever sends it takes the key off first, so
    that what happens from then on has a letter of its own. `due_at` is what its words are about, and stays. `ended_at`:
    of one that waits, when it was given up and began anew."""

    __tablename__ = "outbox"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    account_id: Mapped[int | None] = mapped_column(Id, index=True)
    envelope: Mapped[bytes | None] = mapped_column(LargeBinary)
    dedupe: Mapped[str | None] = mapped_column(String(80), unique=True)
    stand: Mapped[Stand] = mapped_column(code(Stand))
    due_at: Mapped[datetime] = mapped_column(Moment)
    next_try_at: Mapped[datetime] = mapped_column(Moment)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(Integer)
    error: Mapped[str] = mapped_column(String(60))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index(
            "ix_outbox_waiting",
            "next_try_at",
            sqlite_where=text("stand = 'waiting'"),
            postgresql_where=text("stand = 'waiting'"),
        ),
        Index("ix_outbox_stand", "stand", "ended_at"),
    )


class New(NamedTuple):
    """A letter to an account, or to the address in an envelope whose row token this is."""

    kind: str
    account_id: int | None = None
    due_at: datetime | None = None
    dedupe: str | None = None
    token: bytes | None = None
    envelope: bytes | None = None


def post(*letters: New) -> None:
    """Into the transaction at hand, all in one statement: without the change there is no letter."""
    if not letters:
        return
    moment = now()
    rows = [
        {
            **each._asdict(),
            "token": each.token or new_token(),
            "due_at": each.due_at or moment,
            "next_try_at": each.due_at or moment,
            "stand": Stand.WAITING,
            "tries": 0,
            "error": "",
        }
        for each in letters
    ]
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    db.session.execute(
        dialect.insert(Outgoing.__table__).values(rows).on_conflict_do_nothing(index_elements=["dedupe"])
    )


class Claimed(NamedTuple):
    """A letter that this worker alone may send, until `CLAIM` is over."""

    id: int
    token: bytes
    kind: str
    account_id: int | None
    envelope: bytes | None
    due_at: datetime
    tries: int
    ended_at: datetime | None


def _due(moment: datetime):
    free = or_(Outgoing.claimed_until.is_(None), Outgoing.claimed_until < moment)
    return and_(Outgoing.stand == Stand.WAITING, Outgoing.next_try_at <= moment, free)


def is_due() -> bool:
    """Asked before anything is claimed: on SQLite a claim holds up whoever writes."""
    return db.session.scalar(select(Outgoing.id).where(_due(now())).limit(1)) is not None


def claim() -> Claimed | None:
    """The one that waited longest; no two workers get the same. The caller commits before it sends."""
    moment = now()
    row = db.session.scalars(
        select(Outgoing)
        .where(_due(moment))
        .order_by(Outgoing.next_try_at, Outgoing.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        return None
    row.claimed_until, row.tries, row.dedupe = moment + CLAIM, row.tries + 1, None
    db.session.flush()
    return Claimed(*(getattr(row, name) for name in Claimed._fields))


def _end(stand: Stand, *where, **values) -> None:
    gone = {} if stand is Stand.GIVEN_UP else {"envelope": None}
    db.session.execute(
        update(Outgoing)
        .where(*where)
        .values(stand=stand, ended_at=now(), claimed_until=None, **gone, **values)
    )


def mark_sent(row: Claimed) -> None:
    """Address and link go: from here on nobody needs them."""
    _end(Stand.SENT, Outgoing.id == row.id, error="")


def mark_unneeded(row: Claimed) -> None:
    _end(Stand.UNNEEDED, Outgoing.id == row.id)


def mark_failed(row: Claimed, error: str, patience: timedelta, for_good: bool = False) -> None:
    """Again after a pause that grows, until `patience` is over since it was due or began anew; then somebody
    has to look at it."""
    mine = (Outgoing.id == row.id, Outgoing.tries == row.tries, Outgoing.stand == Stand.WAITING)
    if for_good or now() - (row.ended_at or row.due_at) >= patience:
        _end(Stand.GIVEN_UP, *mine, error=error)
        return
    pause = min(FIRST_PAUSE * 2 ** (row.tries - 1), LONGEST_PAUSE)
    db.session.execute(
        update(Outgoing).where(*mine).values(next_try_at=now() + pause, claimed_until=None, error=error)
    )


def given_up() -> list:
    """Per kind of error: how many, and since when. No address, no kind of letter."""
    return db.session.execute(
        select(Outgoing.error, func.count().label("letters"), func.min(Outgoing.due_at).label("since"))
        .where(Outgoing.stand == Stand.GIVEN_UP)
        .group_by(Outgoing.error)
        .order_by(func.min(Outgoing.due_at))
    ).all()


def try_again() -> int:
    """All that was given up begins anew. How many."""
    moment = now()
    again = {"stand": Stand.WAITING, "next_try_at": moment, "tries": 0, "ended_at": moment}
    return db.session.execute(update(Outgoing).where(Outgoing.stand == Stand.GIVEN_UP).values(again)).rowcount


def sweep() -> None:
    """What ended stays long enough to see whether mail goes out; with it goes what was given up, unread."""
    db.session.execute(
        delete(Outgoing).where(Outgoing.stand != Stand.WAITING, Outgoing.ended_at < now() - KEPT)
    )
