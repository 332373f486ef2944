"""One row of a client's log with all that proves it: for their toestemmingsbewijs."""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from portal.core.db import db
from portal.kluis.sealed import Sealed
from portal.policy.guard import OpenCasus
from portal.toestemming import sequence
from portal.toestemming.leaves import Leaf, ShownText, Signed
from portal.toestemming.models import Gebeurtenis, LogPayload, Logregel
from portal.toestemming.proof import Proof, receipt


class Entry(NamedTuple):
    """`number`: where it stands in the tree, None while it is not there. `payload`: None when its text was erased."""

    seq: int
    at: datetime
    event: Gebeurtenis
    previous: bytes
    hash: bytes
    salt: bytes | None
    payload: Sealed | None
    number: int | None


def entry(casus: OpenCasus, seq: int) -> Entry | None:
    row = db.session.execute(
        select(
            Logregel.seq, Logregel.at, Logregel.event, Logregel.previous, Logregel.hash,
            LogPayload.salt, LogPayload.payload, Leaf.id,
        )
        .outerjoin(LogPayload, LogPayload.log_id == Logregel.id)
        .outerjoin(Leaf, Leaf.log_id == Logregel.id)
        .where(Logregel.casus_id == casus.id, Logregel.seq == seq)
    ).one_or_none()  # fmt: skip
    return Entry(*row) if row else None


def proof_of(row: Entry) -> Proof | None:
    """None: no checkpoint has it yet."""
    if row.number is None:
        return None
    signed = db.session.scalar(
        select(Signed).where(Signed.id > row.number).order_by(Signed.id.desc()).limit(1)
    )
    if signed is None:
        return None
    return Proof(row.number, signed.id, sequence.proof(row.number, signed.id), signed.note)


def body_of(row: Entry) -> dict:
    return json.loads(str(row.payload))


def text_of_page(body: dict) -> str | None:
    """The words that were shown when it was chosen; None when it was not chosen on a page."""
    notice = body.get("privacy_notice")
    if not notice:
        return None
    return db.session.scalar(select(ShownText.text).where(ShownText.hash == bytes.fromhex(notice["hash"])))


def receipt_of(row: Entry, proof: Proof | None) -> dict:
    body = body_of(row)
    return receipt(body, text_of_page(body), (row.previous, row.salt), proof)
