"""The verbs of an aanvraag. A change that began from an older version raises Moved."""

from datetime import date, datetime

from sqlalchemy import select, update

from portal.afsluiting.kept import still_kept
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.core.formats import ZONE, today
from portal.core.versions import Moved, locked
from portal.kluis import keyring
from portal.kluis.store import store
from portal.organisatie.models import Organisatie
from portal.recht.models import ANTWOORD, NAAM, OPEN, RECHT, TEKST, Aanvraag, Aanvraagstand, Recht
from portal.recht.term import AGAIN, EXTENDED, MONTH, SOON, months_later
from portal.toestemming import chain
from portal.toestemming.models import Gebeurtenis


def ask(
    casus_id: int, organisatie_id: int, recht: Recht, tekst: str, naam: str | None, contact: str | None
) -> Aanvraag:
    """`naam`, `contact`: only what the client ticked or filled in. That a name goes along stands in their log."""
    token = new_token()
    key = store().create("aanvraag", [token])[token]
    row = Aanvraag(
        token=token,
        casus_id=casus_id,
        organisatie_id=organisatie_id,
        recht=recht,
        stand=Aanvraagstand.ASKED,
        asked_at=now(),
        due=months_later(today(), MONTH),
        version=1,
    )
    db.session.add(row)
    db.session.flush()
    with keyring.lent("aanvraag", row.id, key, {TEKST, NAAM, ANTWOORD}):
        row.tekst, row.naam, row.contact = tekst, naam or None, contact or None
    if naam or contact:
        chain.append(casus_id, Gebeurtenis.GIVEN, _told(organisatie_id))
    db.session.flush()
    return row


def _told(organisatie_id: int) -> dict:
    return {
        "purpose": "antwoord op een vraag over rechten",
        "pii_type": RECHT,
        "party_id": 0,
        "party_name": db.session.get(Organisatie, organisatie_id).name,
        "given_by": "client",
    }


def _open(aanvraag_id: int, version: int) -> Aanvraag:
    row = locked(Aanvraag, aanvraag_id, version)
    if row.stand not in OPEN:
        raise Moved(row)
    row.version += 1
    return row


def _end(row: Aanvraag, stand: Aanvraagstand) -> None:
    """Name and contact go: from here on nobody needs them for this."""
    row.stand, row.ended_at = stand, now()
    row.naam, row.contact = None, None
    db.session.flush()


def withdraw(aanvraag_id: int, version: int) -> Aanvraag:
    """By the client, as long as there is no answer."""
    row = _open(aanvraag_id, version)
    if row.naam or row.contact:
        chain.append(row.casus_id, Gebeurtenis.WITHDRAWN, _told(row.organisatie_id))
    _end(row, Aanvraagstand.WITHDRAWN)
    return row


def take_up(aanvraag_id: int, version: int) -> Aanvraag:
    row = _open(aanvraag_id, version)
    if row.stand != Aanvraagstand.ASKED:
        raise Moved(row)  # the client heard it already
    row.stand = Aanvraagstand.BUSY
    db.session.flush()
    return row


def can_extend(due: date, extended: bool) -> bool:
    """Once, and said within the first month (AVG 12 lid 3)."""
    return not extended and today() <= due


def extend(aanvraag_id: int, version: int, why: str) -> Aanvraag:
    """Two months more, with the reason for the client."""
    row = _open(aanvraag_id, version)
    if not can_extend(row.due, row.extended_at is not None):
        raise Moved(row)
    row.stand, row.extended_at, row.why_later = Aanvraagstand.BUSY, now(), why
    row.due = months_later(row.asked_at.astimezone(ZONE).date(), EXTENDED)
    row.reminded_at = None
    db.session.flush()
    return row


def answer(aanvraag_id: int, version: int, antwoord: str, by_id: int) -> Aanvraag:
    row = _open(aanvraag_id, version)
    row.antwoord, row.answered_by_id = antwoord, by_id
    _end(row, Aanvraagstand.ANSWERED)
    return row


def remind_desks() -> set[int]:
    """Once a day: of which organisaties an aanvraag waits for an answer, a week before its day, when that day is over,
    and each month from then on. Each time once, also when the worker stood still for a while."""
    plain = select(Aanvraag.id, Aanvraag.organisatie_id, Aanvraag.due, Aanvraag.reminded_at)
    near = plain.where(
        Aanvraag.stand.in_(OPEN), Aanvraag.due <= today() + SOON, still_kept(Aanvraag.casus_id)
    )
    rows = db.session.execute(near.order_by(Aanvraag.id).with_for_update(skip_locked=True)).all()
    told = [row for row in rows if _is_to_be_told(row.due, row.reminded_at)]
    mark = update(Aanvraag).where(Aanvraag.id.in_([row.id for row in told])).values(reminded_at=now())
    db.session.execute(mark, execution_options={"synchronize_session": False})
    return {row.organisatie_id for row in told}


def _is_to_be_told(due: date, reminded_at: datetime | None) -> bool:
    if reminded_at is None:
        return True
    last = reminded_at.astimezone(ZONE).date()
    return today() > due and (last <= due or last + AGAIN <= today())
