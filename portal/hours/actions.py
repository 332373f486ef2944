"""The verbs of hours. A change that began from an older version raises Moved."""

from datetime import date

from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.hours.models import Hours, Kind


def note(lidmaatschap_id: int, day: date, quarters: int, kind: Kind) -> Hours:
    row = Hours(lidmaatschap_id=lidmaatschap_id, day=day, quarters=quarters, kind=kind, noted_at=now())
    db.session.add(row)
    db.session.flush()
    return row


def _entry(hours_id: int, version: int, removed: bool) -> Hours:
    row = locked(Hours, hours_id, version)
    if (row.removed_at is not None) != removed:
        raise Moved(row)
    row.version += 1
    return row


def change(hours_id: int, version: int, day: date, quarters: int, kind: Kind) -> None:
    row = _entry(hours_id, version, removed=False)
    row.day, row.quarters, row.kind = day, quarters, kind
    db.session.flush()


def remove(hours_id: int, version: int) -> None:
    """It counts no more; it can be put back."""
    _entry(hours_id, version, removed=False).removed_at = now()
    db.session.flush()


def put_back(hours_id: int, version: int) -> None:
    _entry(hours_id, version, removed=True).removed_at = None
    db.session.flush()
