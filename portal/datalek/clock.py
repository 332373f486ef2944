"""The 72 hours within which a datalek is told to the Autoriteit Persoonsgegevens (AVG 33 lid 1)."""

from datetime import datetime, timedelta
from typing import NamedTuple

from portal.datalek.models import Told

WITHIN = timedelta(hours=72)


class Clock(NamedTuple):
    """`left`: hours, rounded down; None when there is nothing to wait for. `late`: they went by."""

    until: datetime
    left: int | None
    late: bool


def clock(found_at: datetime, authority: Told, authority_at: datetime | None, moment: datetime) -> Clock:
    """Told late stays late: the register says so."""
    until = found_at + WITHIN
    if authority is Told.NOT_NEEDED:
        return Clock(until, None, False)
    if authority is Told.TOLD:
        return Clock(until, None, authority_at is not None and authority_at > until)
    return Clock(until, max(0, int((until - moment).total_seconds() // 3600)), moment > until)
