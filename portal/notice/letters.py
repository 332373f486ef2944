"""The mail about what is new. It says nothing of what, of whom or of care; it is the same for everybody."""

from collections.abc import Callable

from flask import current_app
from sqlalchemy import update

from portal.account.models import Account
from portal.account.queries import admitted
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.kluis import keyring
from portal.kluis.store import store
from portal.notice.models import Notice
from portal.notice.queries import to_mail

SUBJECT = "Er staat iets nieuws voor u klaar"
TEXT = """Er staat iets nieuws voor u klaar.

Open deze link en log in:
{url}

Wilt u minder mail, of geen mail? Dat kiest u na het inloggen, onderaan bij ‘Mail’.
"""


def letter(row: Claimed) -> Letter | None:
    """Made when it is sent: by then something may be closed, read, or mailed already."""
    found = to_mail(row.account_id, admitted())
    if found is None:
        return None
    address = Account.mail.made(found.account_id, found.token, found.mail)
    return written(found.token, address, "/nieuw", lambda: _mark_mailed(found.notices))


def written(account_token: bytes, address, path: str, sent: Callable[[], None] = lambda: None) -> Letter:
    """`address` as it lies sealed under the account's key; the worker has it opened for this one letter."""
    key = store().keys({("account", account_token)})["account", account_token]
    with keyring.lent("account", address.subject, key, {"MAIL"}):
        to = str(address)
    return Letter(to, SUBJECT, TEXT.format(url=current_app.config["POST"].public_url + path), sent)


def _mark_mailed(notices: list[int]) -> None:
    db.session.execute(update(Notice).where(Notice.id.in_(notices)).values(mailed_at=now()))
