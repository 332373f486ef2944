"""The mail to whose second factor changed, always and once per change: what changed, and what to do if it was not
them. It says of nobody that they get care."""

from flask import current_app

from portal.account.actions import NO_PASSWORD
from portal.account.models import Account
from portal.core.db import db
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.factor.models import What
from portal.factor.words import BEGUN, HAPPENED, told_by_mail
from portal.password.actions import own_words

SUBJECT = "Uw extra beveiliging is veranderd"
TEXT = """Hallo,

{what}.

Deed u dit zelf? Dan hoeft u niets te doen.

Deed u dit niet? {mend}
"""
BEGUN_TEXT = """Hallo,

De tweede stap bij uw inloggen begint opnieuw. {what}.

Wat u had, werkt niet meer, en u bent overal uitgelogd. Als u weer inlogt, maakt u een nieuwe tweede stap.

Vroeg u dit niet? {mend}
"""
CHOOSE = """Kies dan meteen een nieuw wachtwoord. Daarmee wordt iedereen uitgelogd:

{forgotten}

Log daarna in en haal weg wat niet van u is:

{own}"""
ELSEWHERE = """Log dan meteen in en haal weg wat niet van u is:

{own}

Vertel het ook aan wie bij u over inloggen gaat."""


def changed(row: Claimed) -> Letter | None:
    """None: the account went, or has no address."""
    account = db.session.get(Account, row.account_id)
    _, to = own_words(row.account_id) if account is not None else ("", "")
    if not to:
        return None
    what, start = What(row.kind.partition(".")[2]), current_app.config["POST"].public_url
    mend = ELSEWHERE if account.password_hash == NO_PASSWORD else CHOOSE
    mend = mend.format(forgotten=f"{start}/wachtwoord/vergeten", own=f"{start}/mijn/beveiliging")
    text = BEGUN_TEXT if what in BEGUN else TEXT
    return Letter(to, SUBJECT, text.format(what=HAPPENED[what], mend=mend))


FACTORS = {told_by_mail(what): changed for what in What if what is not What.RENAMED}
