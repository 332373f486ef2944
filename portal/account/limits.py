"""How long a session lasts without a sign of life, and at most.

Whoever can work as a professional has a professional's limits in every session: with one press on "Wissel" they are
one. What somebody reads there is about others, often at a desk where others walk past.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.core.clock import now


@dataclass(frozen=True)
class Limits:
    idle: timedelta
    longest: timedelta

    def over(self, started_at: datetime, seen_at: datetime) -> bool:
        return now() >= min(started_at + self.longest, seen_at + self.idle)


WORK = Limits(timedelta(minutes=15), timedelta(hours=8))
# Who writes about their own life is not hurried: two hours between one save and the next.
HOME = Limits(timedelta(hours=2), timedelta(hours=8))
# On a device that somebody calls their own. A week: whoever writes on Sundays stays signed in, and a lost telephone is
# out within days. A month: longer than the weeks between two overleggen, and nobody stays signed in by habit alone.
OWN_DEVICE = Limits(timedelta(days=7), timedelta(days=30))

WARNING = timedelta(minutes=3)  # before the end; WCAG 2.2.1 asks for 20 seconds at least


def limits(works: bool, own_device: bool) -> Limits:
    if works:
        return WORK
    return OWN_DEVICE if own_device else HOME
