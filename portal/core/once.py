"""A form sent twice gives its first answer, not a second row. Kept: where it led to, never the page."""

import hmac
import json
from datetime import datetime, timedelta

from flask import current_app, request
from sqlalchemy import LargeBinary, String, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Base, Id, Moment, db


class HandledRequest(Base):
    __tablename__ = "handled_request"
    actor_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    request_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    location: Mapped[str] = mapped_column(String(400), default="")


NOT_CONTENT = {"csrf_token", "acting", "request_id"}


def digest() -> bytes:
    """Of what is asked: the page and the fields. Keyed, since short texts could be guessed from a plain hash.

    The same id with other words is another request, such as one that was changed after pressing Back.
    """
    fields = sorted((k, v) for k, v in request.form.items(multi=True) if k not in NOT_CONTENT)
    asked = json.dumps([request.path, fields]).encode()
    return hmac.digest(current_app.config["SECRET_KEY"].encode(), asked, "sha256")


def first_answer(actor_id: int, request_id: str) -> str | None:
    """None the first time; else where the first one led to.

    The row is claimed before anything is done: a twin that arrives at the same moment waits on the key.
    """
    key = {"actor_id": actor_id, "request_id": request_id, "digest": digest()}
    known = select(HandledRequest.location).filter_by(**key)
    if (location := db.session.scalar(known)) is not None:
        return location
    try:
        with db.session.begin_nested():
            db.session.add(HandledRequest(**key, at=now(), location=""))
    except IntegrityError:
        return db.session.scalar(known)
    return None


def keep(actor_id: int, request_id: str, location: str) -> str:
    db.session.get(HandledRequest, (actor_id, request_id, digest())).location = location
    return location


def sweep(older: timedelta) -> None:
    """A form that comes back after this is a new one."""
    db.session.execute(delete(HandledRequest).where(HandledRequest.at < now() - older))
