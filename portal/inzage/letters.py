"""The mail to who may answer a navraag: the same as every other, and as silent."""

from portal.account.models import Account
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.inzage.queries.navragen import is_asked
from portal.notice.letters import written
from portal.notice.mailing import DAY_BEFORE

LETTER = "navraag"


def letter(row: Claimed) -> Letter | None:
    """None: it was answered by now, or this person may not answer it any more."""
    found = is_asked(row.account_id, row.due_at - DAY_BEFORE)
    if found is None:
        return None
    return written(found.token, Account.mail.made(found.id, found.token, found.mail), "/begin")
