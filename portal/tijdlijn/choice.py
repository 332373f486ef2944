"""Which part of the timeline somebody asked for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.casus.models import Onderwerp
from portal.core.formats import ZONE

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
        return datetime.combine(self.since, time(), ZONE) if self.since else None

    @property
    def ends(self) -> datetime | None:
        return datetime.combine(self.until + timedelta(days=1), time(), ZONE) if self.until else None
