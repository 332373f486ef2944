"""The mails to a desk: that something waits to be confirmed, or that work is left of who goes away. The same as every
other, and as silent."""

from portal.account.models import Account
from portal.account.queries import admitted
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.desk.queries.told import account_with_open_change, account_with_work_left
from portal.notice.letters import written

LETTER, DEPARTURE = "sleutelpersoon", "departure"


def letter(row: Claimed) -> Letter | None:
    """None: it was confirmed or taken back by now."""
    found = account_with_open_change(row.account_id, admitted())
    if found is None:
        return None
    return written(found.token, Account.mail.made(found.id, found.token, found.mail), "/begin")


def departure(row: Claimed) -> Letter | None:
    """None: the work has somebody by now."""
    found = account_with_work_left(row.account_id, admitted())
    if found is None:
        return None
    return written(found.token, Account.mail.made(found.id, found.token, found.mail), "/begin")


LETTERS = {LETTER: letter, DEPARTURE: departure}
