"""Signs how far the tree came, and keeps that outside the database: in a folder, and by mail to a set address."""

from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import func, select

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail import Letter
from portal.core.note import NotSigned, PublicKey, SigningKey, checkpoint, read_checkpoint
from portal.core.outbox import Claimed, New, post
from portal.toestemming import folder, sequence
from portal.toestemming.leaves import Leaf, Signed
from portal.toestemming.models import Logregel

LETTER = "checkpoint"


class Torn(Exception):
    """What was signed before is not in this tree: nothing is signed any more until somebody looked."""


def newest() -> Signed | None:
    return db.session.scalar(select(Signed).order_by(Signed.id.desc()).limit(1))


def last_at() -> datetime | None:
    return db.session.scalar(select(func.max(Signed.at)))


def unsigned() -> bool:
    """Whether the tree holds more than was signed."""
    return (db.session.scalar(select(func.max(Signed.id))) or 0) < sequence.size()


def check_goes_on(outside: Path, keys: list[PublicKey]) -> None:
    """Signing a log that was cut or written anew would make it look whole."""
    note = folder.newest(outside)
    if note is None:
        return
    try:
        said = read_checkpoint(note, keys)
    except NotSigned as why:
        raise Torn(f"the newest checkpoint in the folder: {why}") from None
    here = sequence.size()
    if said.size > here:
        raise Torn(f"{said.size} rows were signed, {here} are here")
    try:
        same = sequence.root(said.size) == said.root
    except KeyError:
        same = False
    if not same:
        raise Torn(f"the first {said.size} rows are not those that were signed")


def sign(key: SigningKey) -> Signed | None:
    """Into the transaction at hand, with the letter. None: there is nothing that was not signed."""
    sequence.alone()
    size, before = sequence.size(), newest()
    if size == (before.id if before else 0):
        return None
    row = Signed(id=size, at=now(), note=checkpoint(key, size, sequence.root(size)))
    db.session.add(row)
    db.session.flush()
    if current_app.config["CHECKPOINT_MAIL"]:
        post(New(LETTER, dedupe=LETTER))
    return row


def missing(outside: Path) -> list[int]:
    """Which of the signed ones do not lie in this folder yet."""
    there = set(folder.sizes(outside))
    return [size for size in db.session.scalars(select(Signed.id).order_by(Signed.id)) if size not in there]


def write_out(outside: Path, size: int) -> None:
    row = db.session.get(Signed, size)
    before = db.session.scalar(select(func.max(Signed.id)).where(Signed.id < size)) or 0
    rows = db.session.scalars(
        select(Logregel.hash)
        .join(Leaf, Leaf.log_id == Logregel.id)
        .where(Leaf.id >= before, Leaf.id < size)
        .order_by(Leaf.id)
    )
    folder.write(outside, size, row.note, list(rows))


def letter(_row: Claimed) -> Letter | None:
    """The newest there is: one that waited says no more than the one that came after it."""
    signed, to = newest(), current_app.config["CHECKPOINT_MAIL"]
    if signed is None or not to:
        return None
    return Letter(to, f"Checkpoint {signed.id}", signed.note)
