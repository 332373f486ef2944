"""The mail to who may answer a verzoek: the same as every other, and as silent."""

from portal.account.models import Account
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.notice.letters import written
from portal.notice.mailing import DAY_BEFORE
from portal.team.queries.office import is_asked

LETTER = "verzoek"


def letter(row: Claimed) -> Letter | None:
    """None: it was answered or taken back by now, or this person may not answer it any more.

    An older verzoek had a letter of its own; a daily letter is about the day before it.
    """
    found = is_asked(row.account_id, row.due_at - DAY_BEFORE)
    if found is None:
        return None
    return written(found.token, Account.mail.made(found.id, found.token, found.mail), "/begin")
