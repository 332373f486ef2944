"""Which part of the timeline somebody asked for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.casus.models import Onderwerp
from portal.core.formats import ZONE

# Nothing was written before or after; a day beyond what a clock can reckon with asks for all the same.
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
HIDDEN = -1  # as `writer`: whoever this viewer may not know by name


@dataclass(frozen=True)
class Choice:
    """None: everything. `until` is the last day that counts."""

    onderwerp: Onderwerp | None = None
    writer: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def begins(self) -> datetime | None:
        return datetime.combine(_within(self.since), time(), ZONE) if self.since else None

    @property
    def ends(self) -> datetime | None:
        return datetime.combine(_within(self.until) + timedelta(days=1), time(), ZONE) if self.until else None


def _within(day: date) -> date:
    return max(FIRST, min(day, LAST))
