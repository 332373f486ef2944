"""The mails round an invitation or a new account. They tell nothing of care, and name nobody."""

from flask import current_app, url_for

from portal.account.confirming import proof_for
from portal.core.mail import Letter
from portal.core.outbox import Claimed
from portal.kluis.envelope import opened, post_sealed
from portal.uitnodiging import door

INVITED, AT_WORK = "uitnodiging", "uitnodiging.werk"
CONFIRM, HAD_ONE = "account.confirm", "account.had_one"

INVITATION = """Hallo,

U bent uitgenodigd. Wie u uitnodigt, vertelt u een code van zes cijfers. Open deze link en vul de code in:

{link}

U kunt deze link veertien dagen gebruiken. Kent u dit niet, of wilt u dit niet? Dan hoeft u niets te doen.
"""
NEW_ACCOUNT = """Hallo,

Met dit e-mailadres is een account gemaakt. Was u dat? Open dan deze link en log in:

{link}

U kunt deze link veertien dagen gebruiken. Was u dit niet? Dan hoeft u niets te doen. Het account gaat dan weer weg.
"""
KNOWN = """Hallo,

Iemand wilde een account maken met dit e-mailadres. Dat is er al. Was u dit? Log dan in met het wachtwoord dat u al had:

{link}

Was u dit niet? Dan hoeft u niets te doen.
"""
TEXTS = {
    INVITED: ("U hebt een uitnodiging", INVITATION),
    AT_WORK: ("U hebt een uitnodiging", INVITATION.replace("veertien dagen", "twee dagen")),
    CONFIRM: ("Bevestig uw e-mailadres", NEW_ACCOUNT),
    HAD_ONE: ("U hebt al een account", KNOWN),
}


def mails() -> bool:
    """Is there a mail server to hand letters to?"""
    return bool(current_app.config["POST"].url)


def _public(path: str) -> str:
    return current_app.config["POST"].public_url + path


def invitation(to: str, secret: str) -> None:
    post_sealed(INVITED, to, _public(url_for("uitnodiging.code", secret=secret)))


def invitation_at_work(to: str, secret: str) -> None:
    post_sealed(AT_WORK, to, _public(url_for("uitnodiging.code", secret=secret, werk=1)))


def confirm(to: str, account_token: bytes) -> None:
    path = url_for("account.sign_in", next=url_for("beginnen.begin"), bevestig=proof_for(account_token))
    post_sealed(CONFIRM, to, _public(path))


def had_one(to: str) -> None:
    post_sealed(HAD_ONE, to, _public(url_for("account.sign_in")))


def made(row: Claimed) -> Letter | None:
    """An invitation that was used or withdrawn meanwhile is not mailed any more."""
    to, link = opened(row)
    if row.kind in {INVITED, AT_WORK} and not door.opens(link.rsplit("/", 1)[-1].split("?")[0]):
        return None
    subject, text = TEXTS[row.kind]
    return Letter(to, subject, text.format(link=link))


INVITATIONS = dict.fromkeys(TEXTS, made)
