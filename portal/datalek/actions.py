"""The verbs of the register. Nothing in it is changed: each time somebody writes, there is one revision more."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select

from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import locked
from portal.datalek.models import DATALEK, Datalek, DatalekRevision, Lek, Told
from portal.kluis import keyring
from portal.kluis.store import store
from portal.organisatie.models import Organisatie


class Known(NamedTuple):
    """What is known of a datalek at one moment."""

    kind: Lek
    found_at: datetime
    authority: Told
    authority_at: datetime | None
    clients: Told
    clients_on: date | None
    people: int | None
    what: str
    measures: str
    why_not: str


def note(organisatie_id: int, by_id: int, known: Known) -> Datalek:
    """Held by the organisatie's row, so that two at once get two numbers."""
    db.session.scalars(
        select(Organisatie.id).where(Organisatie.id == organisatie_id).with_for_update(key_share=True)
    ).one()
    last = db.session.scalar(select(func.max(Datalek.number)).where(Datalek.organisatie_id == organisatie_id))
    row = Datalek(organisatie_id=organisatie_id, number=(last or 0) + 1, version=1)
    db.session.add(row)
    db.session.flush()
    _revise(row, by_id, known)
    return row


def revise(datalek_id: int, version: int, by_id: int, known: Known) -> Datalek:
    """Moved if somebody else wrote in the meantime."""
    row = locked(Datalek, datalek_id, version)
    row.version += 1
    _revise(row, by_id, known)
    return row


def _revise(row: Datalek, by_id: int, known: Known) -> None:
    organisatie = db.session.get(Organisatie, row.organisatie_id)
    key = store().ensure("organisatie", organisatie.token)
    plain = known._asdict()
    texts = {name: plain.pop(name) or None for name in ("what", "measures", "why_not")}
    if ("organisatie", organisatie.id) not in keyring.locks():  # the first that anybody wrote there
        keyring.hang("organisatie", organisatie.id, key, {DATALEK})
    db.session.add(
        DatalekRevision(
            datalek_id=row.id,
            organisatie_id=row.organisatie_id,
            number=row.version,
            at=now(),
            by_id=by_id,
            **plain,
            **texts,
        )
    )
    db.session.flush()
