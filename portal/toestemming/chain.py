"""The log of what the client allowed: one chain per casus, in the transaction of the change itself."""

import hashlib
import json
import secrets
from datetime import datetime

import rfc8785
from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.kluis.keyring import Damaged
from portal.toestemming.models import ChainHead, Gebeurtenis, LogPayload, Logregel

START = bytes(32)
SCHEMA = "portal-toestemming-1"  # fields after ISO/IEC TS 27560


def link(previous: bytes, salt: bytes, canonical: bytes) -> bytes:
    """SHA-256(previous || SHA-256(salt || canonical JSON)); the JSON is canonical after RFC 8785."""
    return hashlib.sha256(previous + hashlib.sha256(salt + canonical).digest()).digest()


def lock(casus_id: int) -> ChainHead:
    """Held to the end of the transaction: what the client allows in one casus changes one at a time."""
    return db.session.scalars(
        select(ChainHead)
        .where(ChainHead.casus_id == casus_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def append(casus_id: int, event: Gebeurtenis, fields: dict) -> Logregel:
    """Under a lock on the chain's head, so that two changes at once make two links, not a fork."""
    head = lock(casus_id)
    moment = now()
    seq = head.seq + 1
    body = {
        "schema_version": SCHEMA,
        "record": seq,
        "receipt_id": secrets.token_hex(16),
        "event_time": moment.isoformat(),
        "event_state": str(event),
        **fields,
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


def broken_link(casus_id: int) -> int | None:
    """The first seq that does not follow from the one before it, or None. Checks payloads that are still there."""
    rows = db.session.execute(
        select(
            Logregel.seq, Logregel.at, Logregel.event, Logregel.previous, Logregel.hash,
            LogPayload.salt, LogPayload.payload,
        )
        .outerjoin(LogPayload, LogPayload.log_id == Logregel.id)
        .where(Logregel.casus_id == casus_id)
        .order_by(Logregel.seq)
    )  # fmt: skip
    previous, expected = START, 1
    for row in rows:
        if row.seq != expected or row.previous != previous or not _whole(row):
            return expected
        previous, expected = row.hash, expected + 1
    head = db.session.execute(
        select(ChainHead.seq, ChainHead.hash).where(ChainHead.casus_id == casus_id)
    ).one()
    return None if tuple(head) == (expected - 1, previous) else expected


def _whole(row) -> bool:
    """The row says what its payload says, and its hash is of that payload."""
    if row.salt is None:
        return True
    try:
        payload = str(row.payload)
    except Damaged:
        return False
    if link(row.previous, row.salt, payload.encode()) != row.hash:
        return False
    body = json.loads(payload)
    said = (body["record"], body["event_state"], datetime.fromisoformat(body["event_time"]))
    return said == (row.seq, row.event, row.at)
