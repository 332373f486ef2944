"""When somebody is mailed that there is something new."""

from datetime import datetime, time, timedelta

from portal.account.models import Role
from portal.core.clock import now
from portal.core.formats import ZONE
from portal.notice.models import Kind, Mailing
from portal.policy.permissions import Permission as P
from portal.policy.table import ever

MORNING = time(8)
DAY_BEFORE = timedelta(hours=26)  # what a daily letter is about; a day has 25 hours when the clock goes back
# Mailed at once also to who chose once a day; who chose no mail gets none.
URGENT = frozenset({Kind.NOODKAART_OPENED, Kind.OPENED_FOR_YOU})


def unless_chosen(role: Role) -> Mailing:
    """A client and who stands beside them hear once a day at a fixed hour: a telephone that may ring at any moment
    about one's own life is no rest. Who works here is asked something, and hears it at once."""
    return Mailing.DAILY if role in ever(P.CASUS_READ) - ever(P.CASUS_LIST) else Mailing.AT_ONCE


def next_morning() -> datetime:
    """Eight o'clock in the Netherlands, the first that is still to come."""
    here = now().astimezone(ZONE)
    day = here.date() if here.time() < MORNING else here.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, ZONE)


def no_earlier_than_morning() -> datetime:
    """For what the clock itself finds out at night."""
    here = now().astimezone(ZONE)
    return here if here.time() >= MORNING else next_morning()
