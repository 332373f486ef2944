"""That this browser gave the right code: kept in the signed cookie of forms, also while somebody signs in."""

from flask import session

from portal.account.actor import PROVED
from portal.core.tokens import text_of, token_of


def keep(token: bytes) -> None:
    session[PROVED] = text_of(token)


def proved() -> bytes | None:
    """The token of the invitation."""
    try:
        return token_of(session.get(PROVED, ""))
    except ValueError:
        return None


def forget() -> None:
    session.pop(PROVED, None)
