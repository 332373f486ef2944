"""The mail to who may answer an aanvraag: the same as every other, and as silent."""

from portal.account.models import Account
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.notice.letters import written
from portal.notice.mailing import DAY_BEFORE
from portal.recht.queries.office import is_asked, is_due

LETTER, REMINDER = "recht", "recht_due"


def letter(row: Claimed) -> Letter | None:
    """None: it was taken up, answered or withdrawn by now, or this person may not answer it any more."""
    found = is_asked(row.account_id, row.due_at - DAY_BEFORE)
    if found is None:
        return None
    return written(found.token, Account.mail.made(found.id, found.token, found.mail), "/begin")


def reminder(row: Claimed) -> Letter | None:
    """None: it was answered or withdrawn by now, or this person may not answer it any more."""
    found = is_due(row.account_id)
    if found is None:
        return None
    return written(found.token, Account.mail.made(found.id, found.token, found.mail), "/begin")


LETTERS = {LETTER: letter, REMINDER: reminder}
