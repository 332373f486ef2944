"""A code for the desk: made by the client, typed by who looks, used once. One answer for a code that is wrong, past
its end, used, locked, or typed by another already."""

import hmac
from datetime import timedelta

from flask import g
from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from portal.account.models import Account, Lidmaatschap
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.identity import spoken
from portal.identity.models import VALID, DeskCode
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.uitnodiging.models import TRIES

DAY = timedelta(days=1)


def make_code(casus: OpenCasus) -> str:
    """Another one: what was shown before opens nothing from here on, nor does the page of who typed it."""
    code = spoken.new_code()
    place, whole = spoken.hashes(code)
    fields = {
        "token": new_token(),
        "casus_id": casus.id,
        "place_hash": place,
        "code_hash": whole,
        "tries_left": TRIES,
        "ends_at": now() + VALID,
        "claimed_by_id": None,
        "used_at": None,
    }
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    row = dialect.insert(DeskCode.__table__).values(client_id=casus.client_id, **fields)
    db.session.execute(row.on_conflict_do_update(index_elements=["client_id"], set_=fields))
    db.session.flush()
    return code


def _standing(*where):
    """Of clients who come in here, and whom this actor may look at."""
    clients = (
        select(Lidmaatschap.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Account.active.is_(True), Lidmaatschap.active.is_(True), allowed(P.IDENTITY_DESK, g.actor.role)
        )
    )
    return (
        select(DeskCode)
        .where(
            DeskCode.used_at.is_(None),
            DeskCode.ends_at > now(),
            DeskCode.tries_left > 0,
            DeskCode.client_id.in_(clients),
            *where,
        )
        .order_by(DeskCode.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def claim(typed: str) -> DeskCode | None:
    """From here on it is of who typed it. A wrong second half costs a try, also when None is the answer: the caller
    commits either way."""
    place, whole = spoken.hashes(spoken.meant(typed))
    mine = DeskCode.claimed_by_id.is_(None) | (DeskCode.claimed_by_id == g.actor.id)
    rows = db.session.scalars(_standing(DeskCode.place_hash == place, mine), g.actor.params()).all()
    found = next((row for row in rows if hmac.compare_digest(row.code_hash, whole)), None)
    if found is not None:
        found.claimed_by_id = g.actor.id
    else:
        for row in rows:
            row.tries_left -= 1
    db.session.flush()
    return found


def claimed(token: bytes) -> DeskCode | None:
    """What this actor typed, until it is used or past its end; kept so until the transaction ends."""
    wanted = _standing(DeskCode.token == token, DeskCode.claimed_by_id == g.actor.id)
    return db.session.scalar(wanted, g.actor.params())


def use(row: DeskCode) -> None:
    row.used_at = now()
    db.session.flush()


def sweep() -> None:
    db.session.execute(delete(DeskCode).where(DeskCode.ends_at < now() - DAY))
