"""Goes through every chain of the toestemmingslog: `portal verify`."""

from dataclasses import dataclass, field

from sqlalchemy import func, select

from portal.casus.models import Casus
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.toestemming.chain import broken_link
from portal.toestemming.models import LogPayload, Logregel


@dataclass
class Verified:
    """broken   (casus, first link that does not follow from the one before it); empty when all is whole
    erased   entries of which the text is gone for good, with its key or by itself: only their hashes were checked
    """

    broken: list[tuple[int, int]] = field(default_factory=list)
    erased: int = 0


def verify_chains() -> Verified:
    found = Verified()
    for casus_id, token in db.session.execute(select(Casus.id, Casus.token).order_by(Casus.id)).all():
        keyring.empty()
        key = store().keys({("log", token)})
        if key:
            keyring.hang("log", casus_id, key["log", token], {"LOG"})
        if (seq := broken_link(casus_id, key_erased=not key)) is not None:
            found.broken.append((casus_id, seq))
        found.erased += erased_entries(casus_id, key_erased=not key)
    keyring.empty()
    return found


def erased_entries(casus_id: int, *, key_erased: bool) -> int:
    entries = select(func.count(Logregel.id)).where(Logregel.casus_id == casus_id)
    if not key_erased:
        entries = entries.where(~select(LogPayload).where(LogPayload.log_id == Logregel.id).exists())
    return db.session.scalar(entries)
