"""A form sent twice gives its first answer, not a second row. Kept: where it led to, never the page."""

import hmac
import json
import re
from datetime import datetime, timedelta

from flask import current_app, request
from sqlalchemy import LargeBinary, String, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from portal.core import upload
from portal.core.clock import now
from portal.core.db import Base, Id, Moment, db


class HandledRequest(Base):
    __tablename__ = "handled_request"
    actor_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    request_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    location: Mapped[str] = mapped_column(String(400), default="")


REQUEST_ID = re.compile(r"[0-9a-f]{32}")
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


def answered(actor_id: int) -> str | None:
    """Where this same form of this person led to, for a door that its own doing closed: who stops taking part and
    presses twice. None for what was never done, and for a form with a file, which only its view reads."""
    if request.method != "POST" or upload.expects_file():
        return None
    request_id = request.form.get("request_id", "")
    if not REQUEST_ID.fullmatch(request_id):
        return None
    done = {"actor_id": actor_id, "request_id": request_id, "digest": digest()}
    return db.session.scalar(select(HandledRequest.location).filter_by(**done)) or None


def keep(actor_id: int, request_id: str, location: str) -> str:
    db.session.get(HandledRequest, (actor_id, request_id, digest())).location = location
    return location


def sweep(older: timedelta) -> None:
    """A form that comes back after this is a new one."""
    db.session.execute(delete(HandledRequest).where(HandledRequest.at < now() - older))
