"""A letter to somebody who has no account yet: their address and their link, sealed under a key of this letter alone.

The key is written before the row and swept when the envelope is gone; with it the copies in backups cannot be read.
"""

import json
from datetime import datetime

from portal.core.db import new_token
from portal.core.outbox import Claimed, New, post
from portal.kluis.keyring import CLIENT, derived
from portal.kluis.sealed import opened_bytes, place_of, sealed_bytes
from portal.kluis.store import store

SCOPE = "outbox"


def post_sealed(
    kind: str, to: str, link: str, *, due_at: datetime | None = None, dedupe: str | None = None
) -> None:
    """Into the transaction at hand. `link` is whole: scheme, host, and the secret that stands nowhere else readable."""
    token = new_token()
    key = store().create(SCOPE, [token])[token]
    blob = sealed_bytes(_cipher(key), json.dumps({"to": to, "link": link}), _place(token))
    post(New(kind, due_at=due_at, dedupe=dedupe, token=token, envelope=blob))


def opened(row: Claimed) -> tuple[str, str]:
    """(address, link), for the worker alone."""
    key = store().keys({(SCOPE, row.token)})[SCOPE, row.token]
    found = json.loads(opened_bytes(_cipher(key), row.envelope, _place(row.token)))
    return found["to"], found["link"]


def _cipher(key: bytes):
    return derived(key, ("ENVELOPE", CLIENT))


def _place(token: bytes) -> bytes:
    return place_of("outbox", "envelope", token)
