import secrets
from datetime import timedelta

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from portal.account.actor import hashed
from portal.agenda.models import Agenda
from portal.agenda.queries import Held
from portal.core.clock import now
from portal.core.db import db

OFTEN = timedelta(minutes=10)


def new_address(lidmaatschap_id: int) -> str:
    """The secret, this once: afterwards only its hash is known. An earlier address is worth nothing from here on."""
    secret = secrets.token_urlsafe(32)
    values = {
        "secret_hash": hashed(secret),
        "uid_key": secrets.token_bytes(32),
        "made_at": now(),
        "fetched_at": None,
    }
    replace = update(Agenda).where(Agenda.lidmaatschap_id == lidmaatschap_id).values(**values)
    if not db.session.execute(replace).rowcount:
        try:
            with db.session.begin_nested():
                db.session.execute(insert(Agenda).values(lidmaatschap_id=lidmaatschap_id, **values))
        except IntegrityError:  # another tab of the same person was first: the last address counts
            db.session.execute(replace)
    return secret


def revoke(lidmaatschap_id: int) -> None:
    db.session.execute(delete(Agenda).where(Agenda.lidmaatschap_id == lidmaatschap_id))


def note_fetch(held: Held) -> None:
    if held.fetched_at is None or now() - held.fetched_at > OFTEN:
        db.session.execute(update(Agenda).where(Agenda.id == held.id).values(fetched_at=now()))
