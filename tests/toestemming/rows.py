"""Rows of the log as the portal makes them, for tests that only care that there are more of them."""

from sqlalchemy import select

from portal.casus.models import Casus
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.toestemming import chain
from portal.toestemming.models import ChainHead, Gebeurtenis, Logregel


def some_casus() -> int:
    """The one with the longest chain, always the same."""
    return db.session.scalar(
        select(ChainHead.casus_id).order_by(ChainHead.seq.desc(), ChainHead.casus_id).limit(1)
    )


def unlock(casus_id: int) -> None:
    token = db.session.scalar(select(Casus.token).where(Casus.id == casus_id))
    keyring.hang("log", casus_id, store().keys({("log", token)})["log", token], {"LOG"})


def add_row(casus_id: int, **fields) -> Logregel:
    unlock(casus_id)
    row = chain.append(casus_id, Gebeurtenis.GIVEN, {"purpose": "samen werken aan de hulpvraag", **fields})
    db.session.commit()
    return row
