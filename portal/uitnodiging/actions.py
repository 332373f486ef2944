"""The verbs of who invites. What the invited person does stands in door.py."""

from dataclasses import dataclass

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db, new_token
from portal.kluis import keyring
from portal.kluis.store import store
from portal.uitnodiging import link
from portal.uitnodiging.models import BY_TWO, HOW_LONG, TRIES, Purpose, Uitnodiging, Uitnodigingstand

CELLS = {"NAAM", "ADRES"}
AGAIN = frozenset({Uitnodigingstand.STANDING, Uitnodigingstand.LOCKED, Uitnodigingstand.EXPIRED})


@dataclass(frozen=True)
class Handed:
    """To show once, to who invites: nobody can read it back."""

    row: Uitnodiging
    secret: str
    code: str


def invite(
    made_by_id: int, purpose: Purpose, naam: str, adres: str | None = None, casus_id: int | None = None
) -> Handed:
    """`adres`: where the link is mailed to; None when who invites hands it over."""
    token = new_token()
    key = store().create("uitnodiging", [token])[token]
    row = Uitnodiging(token=token, purpose=purpose, made_by_id=made_by_id, casus_id=casus_id, made_at=now())
    handed = _renewed(row)
    db.session.add(row)
    db.session.flush()
    with keyring.lent("uitnodiging", row.id, key, CELLS):
        row.naam, row.adres = naam, adres
    db.session.flush()
    return handed


def _renewed(row: Uitnodiging) -> Handed:
    secret, code = link.new_secret(), link.new_code()
    row.secret_hash = link.secret_hash(secret)
    row.code_hash = link.code_hash(row.secret_hash, code)
    row.tries_left, row.ends_at = TRIES, now() + HOW_LONG[row.purpose]
    return Handed(row, secret, code)


def prepare(made_by_id: int, purpose: Purpose, casus_id: int) -> Uitnodiging:
    """One of which two people make a half each. Until both did it lets nobody in: nobody was told either half."""
    row = Uitnodiging(
        token=new_token(), purpose=purpose, made_by_id=made_by_id, casus_id=casus_id, made_at=now()
    )
    _renewed(row)
    row.tries_left = 0
    db.session.add(row)
    db.session.flush()
    return row


def new_link(row_id: int) -> str | None:
    """Its secret. The tries go on where they were, so that who makes links tries no more codes by it."""
    row = _by_two(row_id)
    if row is None:
        return None
    secret = link.new_secret()
    row.secret_hash, row.ends_at = link.secret_hash(secret), now() + HOW_LONG[row.purpose]
    db.session.flush()
    return secret


def new_code(row_id: int) -> str | None:
    """The other half; it fits whatever link is made."""
    row = _by_two(row_id)
    if row is None:
        return None
    code = link.new_code()
    row.code_hash, row.tries_left = link.code_hash(row.token, code), TRIES
    row.ends_at = now() + HOW_LONG[row.purpose]
    db.session.flush()
    return code


def _by_two(row_id: int) -> Uitnodiging | None:
    row = held(row_id)
    return row if row.purpose in BY_TWO and row.stand in AGAIN else None


def renew(row_id: int) -> Handed | None:
    """Another link and another code: the earlier ones are worth nothing from here on. None if it has ended."""
    row = held(row_id)
    if row.stand not in AGAIN or row.purpose in BY_TWO:
        return None
    handed = _renewed(row)
    db.session.flush()
    return handed


def withdraw(row_id: int) -> bool:
    """False if it was used or had ended already."""
    row = held(row_id)
    if row.stand not in AGAIN:
        return False
    row.withdrawn_at = now()
    row.naam = row.adres = None
    db.session.flush()
    return True


def held(row_id: int) -> Uitnodiging:
    """As it is now, and kept so until the transaction ends."""
    return db.session.scalars(
        select(Uitnodiging)
        .where(Uitnodiging.id == row_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
