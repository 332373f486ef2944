"""What a portal throws away by itself, once a day: `portal sweep`."""

from datetime import timedelta

from sqlalchemy import select

from portal.account import actions as account
from portal.account import throttle
from portal.account.models import Account
from portal.casus.models import Casus
from portal.core import once
from portal.core.db import db
from portal.kluis.store import store
from portal.organisatie.models import Organisatie
from portal.uitnodiging import starting
from portal.uitnodiging.models import Uitnodiging

DAY = timedelta(days=1)
OWNERS = {
    "account": Account,
    "casus": Casus,
    "log": Casus,
    "organisatie": Organisatie,
    "uitnodiging": Uitnodiging,
}


def sweep() -> int:
    """Dead sessions, answered forms, old invitations, accounts that became nothing, and keys whose row was never
    written. How many keys went."""
    account.sweep()
    throttle.sweep()
    once.sweep(DAY)
    starting.sweep()
    db.session.commit()
    return store().sweep(has_row, DAY)


def has_row(scope: str, tokens: list[bytes]) -> set[bytes]:
    model = OWNERS[scope]
    return set(db.session.scalars(select(model.token).where(model.token.in_(tokens))))
