"""A client asks about a look; the organisatie answers, once."""

from datetime import timedelta

from flask import current_app
from sqlalchemy.exc import IntegrityError

from portal.core.clock import now
from portal.core.db import db, new_token
from portal.core.formats import today
from portal.core.versions import Moved, locked
from portal.inzage.models import Navraag
from portal.kluis import keyring
from portal.kluis.store import store

CELLS = {"VRAAG", "ANTWOORD"}


def ask(casus_id: int, inzage_id: int, organisatie_id: int, words: str) -> Navraag | None:
    """None: it was asked already, in another window."""
    token = new_token()
    key = store().create("navraag", [token])[token]
    row = Navraag(
        token=token,
        casus_id=casus_id,
        inzage_id=inzage_id,
        organisatie_id=organisatie_id,
        asked_at=now(),
        due=today() + timedelta(days=current_app.config["NAVRAAG_DAYS"]),
        version=1,
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
            db.session.flush()
    except IntegrityError:
        return None
    with keyring.lent("navraag", row.id, key, CELLS):
        row.vraag = words
    db.session.flush()
    return row


def answer(row_id: int, version: int, words: str, by: int) -> Navraag:
    """Moved if a colleague answered first."""
    row = locked(Navraag, row_id, version)
    if row.answered_at is not None:
        raise Moved(row)
    row.antwoord, row.answered_at, row.answered_by_id = words, now(), by
    row.version += 1
    db.session.flush()
    return row
