"""A casusnummer: how an organisatie calls a casus at its desk. Another organisatie has another for the same casus, and
neither tells anything: no name, no order, no date."""

import hmac
from typing import NamedTuple

from portal.core.db import TOKEN_BYTES
from portal.core.tokens import text_of
from portal.kluis.store import store

SIGNS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"  # none that is read as another
DIGITS = 10_000


class Casusnummer(NamedTuple):
    """`value` stands in forms; `text` is what people say to each other ("4FK-2210")."""

    value: str
    text: str


def casusnummer(organisatie: bytes, casus: bytes) -> Casusnummer:
    """Of the tokens of both. Worked out, not kept: under a key of the key store it stays the same for good."""
    made = hmac.digest(store().named("casusnummer"), organisatie + casus, "sha256")
    number, digits = divmod(int.from_bytes(made[TOKEN_BYTES:]), DIGITS)
    letters = ""
    for _ in range(3):
        number, place = divmod(number, len(SIGNS))
        letters += SIGNS[place]
    return Casusnummer(text_of(made[:TOKEN_BYTES]), f"{letters}-{digits:04d}")
