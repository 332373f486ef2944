"""The two halves of an invitation: a link, and a code that is told in person. Neither can be read back."""

import hashlib
import hmac
import secrets
from typing import NamedTuple

from portal.kluis.store import store
from portal.uitnodiging.models import BY_TWO

DIGITS = 6


def new_secret() -> str:
    """256 random bits: what stands in the link."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def spoken(code: str) -> str:
    """In two groups, as one says it."""
    return f"{code[:3]} {code[3:]}"


def digits(typed: str) -> str:
    """As it was meant: a space or a hyphen in between does not count."""
    return "".join(each for each in typed if each.isascii() and each.isdigit())


def secret_hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode(errors="replace")).digest()


def code_hash(secret: bytes, code: str) -> bytes:
    """Keyed, from the key store: a million codes are soon tried by who holds the database alone."""
    return hmac.digest(store().named("uitnodiging"), secret + code.encode(), "sha256")


class Proved(NamedTuple):
    """Of which invitation the code was given, and of which link and code of it."""

    token: bytes
    mark: str


def mark(row) -> str:
    """Another as soon as the link or the code is made anew: what was proved with the old ones counts no more."""
    return hashlib.sha256(row.secret_hash + row.code_hash).hexdigest()


def right(row, secret: str, typed: str) -> bool:
    """As much work without a row as with one. A code that another made than the link goes with the row."""
    hashed = secret_hash(secret)
    kept = row.code_hash if row is not None else bytes(32)
    beside = row.token if row is not None and row.purpose in BY_TWO else hashed
    return hmac.compare_digest(code_hash(beside, digits(typed)), kept)
