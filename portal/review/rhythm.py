"""How often people are gone through, and how long that may take."""

from dataclasses import dataclass
from datetime import date, timedelta

WARNING = timedelta(days=7)  # before somebody is paused they have a week to ask about it


@dataclass(frozen=True)
class Rhythm:
    """`days`: to do it in. `late_days`: after that who was not vouched for is paused. `unused_days`: after so long
    without use the end of somebody's access is proposed."""

    months: int
    days: int
    late_days: int
    unused_days: int

    def period(self, day: date) -> str:
        return f"{day.year}-{(day.month - 1) // self.months + 1}"

    def due(self, opened: date) -> date:
        return opened + timedelta(days=self.days)

    def pauses_on(self, due: date) -> date:
        return due + timedelta(days=self.late_days)

    def warns_on(self, due: date) -> date:
        return self.pauses_on(due) - WARNING

    def unused(self, seen_on: date | None, today: date) -> int | None:
        """So many days, if the end is proposed for it."""
        days = (today - seen_on).days if seen_on else None
        return days if days is not None and days >= self.unused_days else None
