"""What somebody was writing lies here, sealed, while they are away to sign in elsewhere: a form goes along to a page of
our own, not to another site and back. Only the browser it was written in can ask for it, and only for who wrote it."""

import json
import secrets
from datetime import timedelta

from flask import session
from sqlalchemy import Row, delete, select

from portal.account.actor import PUT_AWAY, hashed
from portal.account.kept import Kept, own_token
from portal.account.models import Lidmaatschap, PutAway
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.kluis.keyring import CLIENT, derived
from portal.kluis.sealed import opened_bytes, place_of, sealed_bytes
from portal.kluis.store import store

SCOPE = "put_away"
KEPT_FOR = timedelta(hours=1)  # longer than signing in elsewhere and linking an account can take


def put_away(kept: Kept) -> bool:
    """False for words of nobody that is known here: they could be given back to nobody."""
    token = own_token(kept.acting)
    wrote = db.session.scalar(select(Lidmaatschap.id).where(Lidmaatschap.token == token)) if token else None
    if wrote is None:
        return False
    row, handle = new_token(), secrets.token_urlsafe(32)
    cipher = _cipher(store().create(SCOPE, [row])[row], handle)
    told = json.dumps([kept.next, kept.acting, kept.text, kept.fields])
    db.session.add(
        PutAway(
            token=row,
            handle_hash=hashed(handle),
            lidmaatschap_id=wrote,
            words=sealed_bytes(cipher, told, place_of("put_away", "words", row)),
            at=now(),
        )
    )
    session[PUT_AWAY] = handle
    return True


def lies_here() -> bool:
    return PUT_AWAY in session


def acted_as() -> bytes | None:
    """As whom it was written: whoever signs in goes on as that."""
    return row.acting if (row := _found()) else None


def given_back(account_id: int) -> Kept | None:
    """To the account that wrote it and to no other; as often as it is asked for within the hour, so that a page that
    is loaded anew loses nothing."""
    row = _found()
    if row is None or row.account_id != account_id:
        return None
    key = store().keys({(SCOPE, row.token)})[SCOPE, row.token]
    told = opened_bytes(_cipher(key, session[PUT_AWAY]), row.words, place_of("put_away", "words", row.token))
    path, acting, text, fields = json.loads(told)
    return Kept(path, acting, text, tuple((name, value) for name, value in fields))


def _found() -> Row | None:
    return db.session.execute(
        select(PutAway.token, PutAway.words, Lidmaatschap.account_id, Lidmaatschap.token.label("acting"))
        .join(Lidmaatschap, Lidmaatschap.id == PutAway.lidmaatschap_id)
        .where(PutAway.handle_hash == hashed(session.get(PUT_AWAY, "")), PutAway.at > now() - KEPT_FOR)
    ).one_or_none()


def _cipher(key: bytes, handle: str):
    return derived(key, (handle, CLIENT))


def sweep() -> None:
    """Its key goes with the sweep after."""
    db.session.execute(delete(PutAway).where(PutAway.at <= now() - KEPT_FOR))
