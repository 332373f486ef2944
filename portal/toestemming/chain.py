"""The log of what the client allowed: one chain per casus, in the transaction of the change itself."""

import json
import secrets
from datetime import datetime
from typing import NamedTuple

import rfc8785
from sqlalchemy import select

from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.kluis.keyring import Damaged
from portal.toestemming import record
from portal.toestemming.models import ChainHead, Gebeurtenis, LogPayload, Logregel
from portal.toestemming.proof import link

START = bytes(32)


def lock(casus_id: int) -> ChainHead:
    """Held to the end of the transaction: what the client allows in one casus changes one at a time."""
    return db.session.scalars(
        select(ChainHead)
        .where(ChainHead.casus_id == casus_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def append(casus_id: int, event: Gebeurtenis, fields: dict) -> Logregel:
    """Under a lock on the chain's head, so that two changes at once make two links, not a fork.

    `fields`: what is this row's own (`record.filled` adds the rest); a partij is named by its id.
    """
    head = lock(casus_id)
    moment = now()
    seq = head.seq + 1
    body = {
        **record.header(casus_id),
        "record": seq,
        "event_time": moment.isoformat(),
        "event_state": str(event),
        **record.filled(casus_id, fields),
    }
    canonical, salt = rfc8785.dumps(body), secrets.token_bytes(32)
    row = Logregel(
        casus_id=casus_id,
        seq=seq,
        at=moment,
        event=event,
        previous=head.hash,
        hash=link(head.hash, salt, canonical),
    )
    db.session.add(row)
    db.session.flush()
    db.session.add(LogPayload(casus_id=casus_id, log_id=row.id, salt=salt, payload=canonical.decode()))
    head.seq, head.hash = seq, row.hash
    db.session.flush()
    return row


def start(casus_id: int) -> None:
    db.session.add(ChainHead(casus_id=casus_id, seq=0, hash=START))


class Fault(NamedTuple):
    """The first row of a chain that is not as it was made."""

    seq: int
    what: str


def broken_link(casus_id: int, *, key_erased: bool = False) -> int | None:
    fault = first_fault(casus_id, key_erased=key_erased)
    return fault.seq if fault else None


def first_fault(casus_id: int, *, key_erased: bool = False) -> Fault | None:
    """The first row that does not follow from the one before it. Checks payloads that are still there.

    `key_erased`: no payload can be opened any more; what is left to check is that each hash rests on the one before.
    """
    rows = db.session.execute(
        select(
            Logregel.seq, Logregel.at, Logregel.event, Logregel.previous, Logregel.hash,
            LogPayload.salt, LogPayload.payload,
        )
        .outerjoin(LogPayload, LogPayload.log_id == Logregel.id)
        .where(Logregel.casus_id == casus_id)
        .order_by(Logregel.seq)
    )  # fmt: skip
    principal = record.principal(db.session.get(Casus, casus_id).token)
    previous, expected = START, 1
    for row in rows:
        if row.seq != expected:
            return Fault(expected, "it is gone" if row.seq > expected else "it stands there twice")
        if row.previous != previous:
            return Fault(expected, "it does not follow from the row before it")
        if not key_erased and (what := _fault(row, principal)):
            return Fault(expected, what)
        previous, expected = row.hash, expected + 1
    head = db.session.execute(
        select(ChainHead.seq, ChainHead.hash).where(ChainHead.casus_id == casus_id)
    ).one()
    if tuple(head) == (expected - 1, previous):
        return None
    if head.seq >= expected:
        return Fault(expected, "it is gone, and all behind it")
    return Fault(expected - 1, "the head of its chain knows nothing of it, or another row")


def _fault(row, principal: str) -> str | None:
    """The row says what its payload says, of this client, and its hash is of that payload."""
    if row.salt is None:
        return None
    try:
        payload = str(row.payload)
    except Damaged:
        return "its text was changed, moved, or sealed with another key"
    if link(row.previous, row.salt, payload.encode()) != row.hash:
        return "its hash is not that of its text"
    body = json.loads(payload)
    said = (body["record"], body["event_state"], datetime.fromisoformat(body["event_time"]))
    if said != (row.seq, row.event, row.at):
        return "its number, moment or kind is not what its text says"
    if body.get("pii_principal_id", principal) != principal:
        return "it is of another casus"
    return None
