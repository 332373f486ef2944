"""The beroepsgeheim of a sender toward one receiver, set aside by the client and closed again (7:457 BW).

A question of its own beside what is shared: the receiver reads a text of the sender only while both stand.
"""

from datetime import timedelta

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.organisatie.models import Partij
from portal.toestemming import chain, record
from portal.toestemming.models import Doorbreking, Gebeurtenis

CONSENT = "toestemming van de cliënt"
PURPOSE = "doorbreking beroepsgeheim"


def standing(casus_id: int, *conditions) -> list[Doorbreking]:
    moment = now()
    return list(
        db.session.scalars(
            select(Doorbreking)
            .where(
                Doorbreking.casus_id == casus_id,
                Doorbreking.closed_at.is_(None),
                Doorbreking.valid_until > moment,
                *conditions,
            )
            .order_by(Doorbreking.id)
            .with_for_update()
        )
    )


def between(sender_id: int, receiver_id: int) -> tuple:
    return Doorbreking.sender_id == sender_id, Doorbreking.receiver_id == receiver_id


def open_between(casus_id: int, sender_id: int, receiver_id: int, lasts: timedelta) -> Doorbreking | None:
    """None if it stands already. That both take part is the caller's to know."""
    chain.lock(casus_id)
    if standing(casus_id, *between(sender_id, receiver_id)):
        return None
    expire(casus_id, *between(sender_id, receiver_id))
    return _given(casus_id, sender_id, receiver_id, lasts, Gebeurtenis.GIVEN)


def renew(casus_id: int, sender_id: int, receiver_id: int, lasts: timedelta) -> Doorbreking | None:
    """None if it does not stand: that would be giving it."""
    chain.lock(casus_id)
    rows = standing(casus_id, *between(sender_id, receiver_id))
    for row in rows:
        row.closed_at = now()
    db.session.flush()
    return _given(casus_id, sender_id, receiver_id, lasts, Gebeurtenis.RENEWED) if rows else None


def _given(
    casus_id: int, sender_id: int, receiver_id: int, lasts: timedelta, event: Gebeurtenis
) -> Doorbreking:
    moment = now()
    row = Doorbreking(
        casus_id=casus_id,
        sender_id=sender_id,
        receiver_id=receiver_id,
        basis=CONSENT,
        opened_at=moment,
        valid_until=moment + lasts,
    )
    db.session.add(row)
    db.session.flush()
    chain.append(casus_id, event, {**_fields(row), "valid_until": row.valid_until.isoformat()})
    return row


def close(casus_id: int, *conditions, event: Gebeurtenis = Gebeurtenis.WITHDRAWN) -> int:
    """How many stood."""
    chain.lock(casus_id)
    rows = standing(casus_id, *conditions)
    for row in rows:
        row.closed_at = now()
        chain.append(casus_id, event, _fields(row))
    db.session.flush()
    return len(rows)


def expire(casus_id: int, *conditions) -> None:
    """Those past their end, under the chain's lock."""
    ended = (
        Doorbreking.casus_id == casus_id,
        Doorbreking.closed_at.is_(None),
        Doorbreking.valid_until <= now(),
    )
    for row in db.session.scalars(select(Doorbreking).where(*ended, *conditions).order_by(Doorbreking.id)):
        row.closed_at = row.valid_until
        said = {**_fields(row), "valid_until": row.valid_until.isoformat(), **record.BY_ITSELF}
        chain.append(casus_id, Gebeurtenis.EXPIRED, said)
    db.session.flush()


def _fields(row: Doorbreking) -> dict:
    both = select(Partij.id, Partij.name).where(Partij.id.in_([row.sender_id, row.receiver_id]))
    names = {found.id: found.name for found in db.session.execute(both)}
    return {
        "purpose": PURPOSE,
        "secrecy_break": row.basis,
        "sender": row.sender_id,
        "sender_name": names[row.sender_id],
        "party_id": row.receiver_id,
        "party_name": names[row.receiver_id],
        "given_by": "client",
    }
