"""When somebody is mailed that there is something new."""

from datetime import datetime, time, timedelta

from portal.account.models import Role
from portal.core.clock import now
from portal.core.formats import ZONE
from portal.notice.models import Mailing
from portal.policy.table import EVERYTHING

MORNING = time(8)


def unless_chosen(role: Role) -> Mailing:
    """A client hears once a day at a fixed hour: a telephone that may ring at any moment about one's own life is no
    rest. Who works with a casus is asked something, and hears it at once."""
    return Mailing.DAILY if role in EVERYTHING else Mailing.AT_ONCE


def next_morning() -> datetime:
    """Eight o'clock in the Netherlands, the first that is still to come."""
    here = now().astimezone(ZONE)
    day = here.date() if here.time() < MORNING else here.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, ZONE)


def no_earlier_than_morning() -> datetime:
    """For what the clock itself finds out at night."""
    here = now().astimezone(ZONE)
    return here if here.time() >= MORNING else next_morning()
