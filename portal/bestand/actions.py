from typing import NamedTuple, Protocol

from sqlalchemy import delete, insert, select

from portal.bestand.models import Bestand, Deel, Kind
from portal.core.clock import now
from portal.core.db import db
from portal.kluis.keyring import CLIENT, lock_of
from portal.kluis.parts import PART, Parts, parts_in


class Place(NamedTuple):
    """What a bestand hangs on: a bijdrage or an actie, with its onderwerp."""

    cell: str
    bijdrage_id: int | None = None
    actie_id: int | None = None


class Source(Protocol):
    """What was looked at and may be kept. `read` gives a part of it."""

    kind: Kind
    name: str
    size: int

    def read(self, size: int) -> bytes: ...


def add(casus_id: int, author_id: int, partij_id: int | None, place: Place, source: Source) -> Bestand:
    """Sealed and stored part by part: it is never in memory as a whole."""
    row = Bestand(
        casus_id=casus_id,
        bijdrage_id=place.bijdrage_id,
        actie_id=place.actie_id,
        cell=place.cell,
        partij_id=partij_id or CLIENT,
        author_id=author_id,
        kind=source.kind,
        size=source.size,
        parts=parts_in(source.size),
        added_at=now(),
        naam=source.name,
    )
    db.session.add(row)
    db.session.flush()
    sealed = Parts(casus_id, (row.cell, row.partij_id), Deel.__tablename__, row.token, row.parts)
    left = source.size
    for number in range(row.parts):
        part = source.read(min(PART, left))
        left -= len(part)
        values = {"bestand_id": row.id, "number": number, "casus_id": casus_id}
        db.session.execute(insert(Deel.__table__), {**values, "content": sealed.seal(number, part)})
    if left:
        raise ValueError("cut short")
    return row


def remove(bestand_id: int) -> None:
    """Its name and content are gone for good; that it was there stays. Twice is once."""
    row = db.session.scalars(select(Bestand).where(Bestand.id == bestand_id).with_for_update()).one()
    if row.removed_at is None:
        row.removed_at, row.naam = now(), None
        db.session.execute(delete(Deel).where(Deel.bestand_id == bestand_id))
        lock_of("casus", row.casus_id).written.add(row.cell)
        db.session.flush()
