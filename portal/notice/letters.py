"""The mail about what is new. It says nothing of what, of whom or of care; it is the same for everybody."""

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
{url}/nieuw

Wilt u minder mail, of geen mail? Dat kiest u na het inloggen, onderaan bij ‘Mail’.
"""


def letter(row: Claimed) -> Letter | None:
    """Made when it is sent: by then something may be closed, read, or mailed already."""
    found = to_mail(row.account_id, admitted())
    if found is None:
        return None
    key = store().keys({("account", found.token)})["account", found.token]
    with keyring.lent("account", found.account_id, key, {"MAIL"}):
        to = str(Account.mail.made(found.account_id, found.token, found.mail))
    text = TEXT.format(url=current_app.config["POST"].public_url)
    return Letter(to, SUBJECT, text, sent=lambda: _mark_mailed(found.notices))


def _mark_mailed(notices: list[int]) -> None:
    db.session.execute(update(Notice).where(Notice.id.in_(notices)).values(mailed_at=now()))
