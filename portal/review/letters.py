"""The mails of the access review: to who goes through people the same silent one as ever; to who will be paused what
happens and when. Nothing of care is in it: it is about their own access."""

from flask import current_app

from portal.account.models import Account
from portal.account.queries import admitted
from portal.core.formats import dag_van, today
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.kluis import keyring
from portal.kluis.store import store
from portal.notice.letters import written
from portal.review.actions import LETTER, WARN_LETTER, rhythm
from portal.review.queries.progress import goes_through, unvouched
from portal.review.queries.unled import can_invite
from portal.review.rhythm import WARNING

SUBJECT = "Uw toegang is nog niet nagekeken"
TEXT = """Uw organisatie kijkt elk kwartaal wie er nog binnenkomt. Bij u is dat nog niet gebeurd.

Gebeurt het niet vóór {day}? Dan gaat uw toegang op pauze. {ask}
"""
ASK = """Vraag uw sleutelpersoon ernaar. Die ziet het hier:

{url}"""
NOBODY = """Uw organisatie heeft nu geen sleutelpersoon. De beheerder van de portal weet dat, en nodigt er een uit."""


def letter(row: Claimed) -> Letter | None:
    found = goes_through(row.account_id, admitted()) or can_invite(row.account_id, admitted())
    if found is None:
        return None
    return written(found.token, Account.mail.made(found.id, found.token, found.mail), "/begin")


def warning(row: Claimed) -> Letter | None:
    """None: somebody vouched for them by now, or they come in no more."""
    found = unvouched(row.account_id, admitted())
    if found is None:
        return None
    key = store().keys({("account", found.token)})["account", found.token]
    address = Account.mail.made(found.id, found.token, found.mail)
    with keyring.lent("account", found.id, key, {"MAIL"}):
        to = str(address)
    day = max(rhythm().pauses_on(found.due), found.warned_at.date() + WARNING)
    url = current_app.config["POST"].public_url + "/begin"
    ask = ASK.format(url=url) if found.led else NOBODY
    return Letter(to, SUBJECT, TEXT.format(day=dag_van(day, today()), ask=ask))


LETTERS = {LETTER: letter, WARN_LETTER: warning}
