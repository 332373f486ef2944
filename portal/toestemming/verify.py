"""Goes through every chain of the toestemmingslog: `portal verify`."""

from sqlalchemy import select

from portal.casus.models import Casus
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.toestemming.chain import broken_link


def broken_chains() -> list[tuple[int, int]]:
    """(casus, first link that does not follow from the one before it); nothing when all is whole."""
    found = []
    for casus_id, token in db.session.execute(select(Casus.id, Casus.token).order_by(Casus.id)).all():
        keyring.empty()
        key = store().keys({("log", token)})
        if key:
            keyring.hang("log", casus_id, key["log", token], {"LOG"})
        if (seq := broken_link(casus_id)) is not None:
            found.append((casus_id, seq))
    keyring.empty()
    return found
