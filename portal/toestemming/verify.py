"""Goes through every chain of the toestemmingslog, and through the words that were shown: `portal verify-log`."""

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import func, select

from portal.casus.models import Casus
from portal.core.db import db
from portal.core.tokens import text_of
from portal.kluis import keyring
from portal.kluis.masters import UnknownMaster
from portal.kluis.store import store
from portal.toestemming.chain import Fault, first_fault
from portal.toestemming.leaves import ShownText
from portal.toestemming.models import LogPayload, Logregel


class Finding(NamedTuple):
    """What is wrong, and with which row of which casus where that is known."""

    casus: bytes | None
    seq: int | None
    what: str

    def __str__(self) -> str:
        return (
            self.what if self.casus is None else f"casus {text_of(self.casus)}, row {self.seq}: {self.what}"
        )


@dataclass
class Verified:
    """chains   how many were gone through
    broken   the first bad row of each chain that is not whole
    erased   entries of which the text is gone for good, with its key or by itself: only their hashes were checked
    """

    chains: int = 0
    broken: list[Finding] = field(default_factory=list)
    erased: int = 0


def verify_chains(only: bytes | None = None) -> Verified:
    """`only`: the token of one casus."""
    found = Verified()
    casussen = select(Casus.id, Casus.token).order_by(Casus.id)
    if only is not None:
        casussen = casussen.where(Casus.token == only)
    for casus_id, token in db.session.execute(casussen).all():
        keyring.empty()
        found.chains += 1
        try:
            key = store().keys({("log", token)})
        except UnknownMaster:
            found.broken.append(
                Finding(token, 1, "the key of this log was changed: no text of it can be opened")
            )
            continue
        if key:
            keyring.hang("log", casus_id, key["log", token], {"LOG"})
        fault: Fault | None = first_fault(casus_id, key_erased=not key)
        if fault is not None:
            found.broken.append(Finding(token, fault.seq, fault.what))
        found.erased += erased_entries(casus_id, key_erased=not key)
    keyring.empty()
    return found


def erased_entries(casus_id: int, *, key_erased: bool) -> int:
    entries = select(func.count(Logregel.id)).where(Logregel.casus_id == casus_id)
    if not key_erased:
        entries = entries.where(~select(LogPayload).where(LogPayload.log_id == Logregel.id).exists())
    return db.session.scalar(entries)


def verify_texts() -> list[Finding]:
    rows = db.session.execute(select(ShownText.page, ShownText.version, ShownText.hash, ShownText.text))
    return [
        Finding(None, None, f"the words of {row.page}, version {row.version}, were changed")
        for row in rows
        if hashlib.sha256(row.text.encode()).digest() != row.hash
    ]
