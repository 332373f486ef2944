"""The mails about a password. Whether an address has an account is asked here, when the letter is made, and not while
somebody waits for a page: to them every address is the same."""

from flask import current_app

from portal.account.models import Account
from portal.core.db import db
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.kluis.envelope import opened, post_sealed
from portal.password.actions import CHANGED, own_words
from portal.password.proof import proof_for
from portal.password.queries import by_mail

FORGOTTEN = "password.forgotten"
SUBJECT = "Kies een nieuw wachtwoord"
TEXT = """Hallo,

Bent u uw wachtwoord vergeten? Open dan deze link en kies een nieuw wachtwoord:

{link}

U kunt deze link een uur gebruiken, en één keer. Vroeg u dit niet? Dan hoeft u niets te doen.
"""
WAS_CHANGED = """Hallo,

Uw wachtwoord is veranderd. Op andere apparaten bent u uitgelogd.

Deed u dit niet? Kies dan meteen een nieuw wachtwoord:

{link}
"""


def ask(mail: str) -> None:
    """The same work for every address. The link is made when the letter is: it lies nowhere before."""
    post_sealed(FORGOTTEN, mail.strip(), "")


def forgotten(row: Claimed) -> Letter | None:
    to, _ = opened(row)
    account = by_mail(to)
    if account is None:
        return None
    return Letter(to, SUBJECT, TEXT.format(link=_public(f"/wachtwoord/nieuw/{proof_for(account)}")))


def changed(row: Claimed) -> Letter | None:
    if db.session.get(Account, row.account_id) is None:
        return None
    _, to = own_words(row.account_id)
    return Letter(to, "Uw wachtwoord is veranderd", WAS_CHANGED.format(link=_public("/wachtwoord/vergeten")))


def _public(path: str) -> str:
    return current_app.config["POST"].public_url + path


PASSWORDS = {FORGOTTEN: forgotten, CHANGED: changed}
