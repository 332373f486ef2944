"""The door of a noodkaart: only the card opens, and only after a reason was given that the client reads."""

from dataclasses import dataclass
from datetime import timedelta

from flask import abort, g

from portal.account.actor import Actor
from portal.core.clock import now
from portal.core.db import read
from portal.kluis import keyring
from portal.kluis.sealed import Sealed
from portal.kluis.store import store
from portal.noodkaart.models import CARD_NAME, NOODKAART, WHY_OPENED, Noodkaart
from portal.policy import statements
from portal.policy.own import hang_own, own_key, own_writer
from portal.policy.permissions import Permission
from portal.policy.refused import Asked

STAYS_OPEN = timedelta(
    hours=1
)  # long enough for a telephone call; the next time it is opened anew, with a reason


@dataclass(frozen=True)
class OpenNoodkaart:
    """A card that somebody may open in need: `naam` is what the client chose to call it. `opened`: they did, a moment
    ago, and only then its texts can be read. Nothing else of the casus comes with it."""

    id: int
    token: bytes
    casus_id: int
    naam: Sealed
    consent_seq: int
    opened: bool


def open_noodkaart(actor: Actor, token: bytes) -> OpenNoodkaart:
    """The key of the casus hangs there for the name, for their own reason, and once they opened it for the card."""
    questions = statements.on_noodkaart(actor.role)
    since = now() - STAYS_OPEN
    row = read(questions.statement, {**actor.params(), "token": token, "opened_since": since}).one_or_none()
    if row is None or Permission.NOODKAART_OPEN not in questions.answer(row):
        g.asked = Asked(row.casus_id, row.consent_seq) if row is not None else Asked()
        abort(404)
    keys = store().keys({("casus", row.casus_token), *own_key(actor)})
    cells = {CARD_NAME, NOODKAART} if row.opened else {CARD_NAME}
    own = {(WHY_OPENED, writer) for writer in own_writer(actor)}
    keyring.hang("casus", row.casus_id, keys["casus", row.casus_token], cells, {keyring.CLIENT}, own)
    hang_own(actor, keys)
    g.looked_at = {row.casus_id: row.consent_seq}
    return OpenNoodkaart(
        id=row.id,
        token=row.token,
        casus_id=row.casus_id,
        naam=Noodkaart.naam.made(row.casus_id, row.card_token, row.naam),
        consent_seq=row.consent_seq,
        opened=bool(row.opened),
    )
