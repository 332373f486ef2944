"""A form sent twice gives its first answer, not a second row. Kept: where it led to, never the page."""

from datetime import datetime, timedelta

from sqlalchemy import String, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Base, Id, Moment, db


class HandledRequest(Base):
    __tablename__ = "handled_request"
    actor_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    request_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    location: Mapped[str] = mapped_column(String(400), default="")


def first_answer(actor_id: int, request_id: str) -> str | None:
    """None the first time; else where the first one led to.

    The row is claimed before anything is done: a twin that arrives at the same moment waits on the key.
    """
    known = select(HandledRequest.location).where(
        HandledRequest.actor_id == actor_id, HandledRequest.request_id == request_id
    )
    if (location := db.session.scalar(known)) is not None:
        return location
    try:
        with db.session.begin_nested():
            db.session.add(HandledRequest(actor_id=actor_id, request_id=request_id, at=now(), location=""))
    except IntegrityError:
        return db.session.scalar(known)
    return None


def sweep(older: timedelta) -> None:
    """A form that comes back after this is a new one."""
    db.session.execute(delete(HandledRequest).where(HandledRequest.at < now() - older))


def keep(actor_id: int, request_id: str, location: str) -> str:
    db.session.get(HandledRequest, (actor_id, request_id)).location = location
    return location
