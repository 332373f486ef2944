"""What a portal throws away by itself, once a day: `portal sweep`."""

from collections.abc import Callable
from datetime import timedelta

from flask import current_app
from sqlalchemy import select

from portal.account import actions as account
from portal.account import put_away, throttle
from portal.account.models import Account, PutAway
from portal.afsluiting import ending
from portal.afsluiting.kept import still_kept
from portal.casus.models import Casus
from portal.core import once, outbox, sqlite
from portal.core.db import db
from portal.core.errors import where
from portal.core.outbox import Outgoing
from portal.core.told import tell
from portal.directory.models import Expertise
from portal.factor import actions as factor
from portal.identity import door as desk_code
from portal.inzage.models import Navraag
from portal.kluis import envelope
from portal.kluis.store import store
from portal.notice import actions as notice
from portal.openid import actions as openid
from portal.openid.models import Provider
from portal.organisatie.models import Organisatie
from portal.policy.row_words import WORK
from portal.recht.models import Aanvraag
from portal.toestemming import ending as sharings
from portal.uitnodiging import starting
from portal.uitnodiging.models import Uitnodiging
from portal.vertegenwoordiger import ending as representing

DAY = timedelta(days=1)
OWNERS = {
    "account": Account,
    "casus": Casus,
    "log": Casus,
    "organisatie": Organisatie,
    "provider": Provider,
    "uitnodiging": Uitnodiging,
    "expertise": Expertise,
    put_away.SCOPE: PutAway,
    "aanvraag": Aanvraag,
    "navraag": Navraag,
    envelope.SCOPE: Outgoing,
}


def sweep() -> int:
    """Dead sessions, answered forms, old invitations and letters, accounts that became nothing, and keys whose row is
    gone or never came. How many keys went."""
    tell(db.session(), WORK)  # without it PostgreSQL shows no row, and a key would seem to be of none
    account.sweep()
    throttle.sweep()
    put_away.sweep()
    factor.sweep()
    once.sweep(DAY)
    starting.sweep()
    outbox.sweep()
    notice.sweep()
    openid.sweep()
    desk_code.sweep()
    db.session.commit()
    return store().sweep(has_row, DAY)


def erase() -> int:
    """Casussen whose quiet time is over. The row says so before the key goes: after a crash in between the sweep takes
    the key along. How many."""
    gone = _each_alone("erasing", ending.due(), ending.erase)
    if gone:
        store().erase("casus", gone)
    return len(gone)


def end_still() -> int:
    """Casussen in which nothing happened for so long. How many ends began."""
    return len(_each_alone("end", ending.stands_still(), ending.end_by_term))


def expire() -> None:
    """What passed its end gets its row in the log; it was closed at that very moment."""
    _each_alone("what ends", sharings.due(), sharings.expire)
    _each_alone("who decides", representing.due(), representing.expire)


def _each_alone(
    what: str, found: list[tuple[int, bytes]], act: Callable[[int, bytes], object]
) -> list[bytes]:
    """Each casus in a transaction of its own: one that fails holds up no other, is told without a name, and is tried
    again later. Of which it was done."""
    db.session.rollback()
    did = []
    for casus_id, token in found:
        try:
            with sqlite.writing():
                done = act(casus_id, token)
                db.session.commit()
        except Exception as error:
            db.session.rollback()
            current_app.logger.error("%s of a casus: %s at %s", what, type(error).__name__, where(error))
        else:
            did += [token] if done else []
    return did


def has_row(scope: str, tokens: list[bytes]) -> set[bytes]:
    """An erased casus keeps its row, since both logs point at it, and no key. A letter that went needs none any more,
    though its row is kept for a while; nor does what a client asked an organisatie, once the logs of its casus go."""
    model = OWNERS[scope]
    rows = select(model.token).where(model.token.in_(tokens))
    if model is Casus:
        rows = rows.where(ending.keeps_key(scope))
    if model in (Aanvraag, Navraag):
        rows = rows.where(still_kept(model.casus_id))
    return set(db.session.scalars(rows.where(Outgoing.envelope.is_not(None)) if model is Outgoing else rows))
