"""The mail to a sleutelpersoon of whose people somebody opened a card: the same as every other, and as silent."""

from datetime import timedelta

from portal.account.models import Account
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.noodkaart.queries.told import hears
from portal.notice.letters import written

LETTER = "noodkaart"


def letter(row: Claimed) -> Letter | None:
    """None: this person may not hear of it any more, or wants no mail."""
    found = hears(row.account_id, row.due_at - timedelta(minutes=5))
    if found is None:
        return None
    return written(found.token, Account.mail.made(found.id, found.token, found.mail), "/begin")
