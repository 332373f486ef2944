"""That this browser gave the right code: kept in the signed cookie of forms, also while somebody signs in."""

from flask import session

from portal.account.actor import PROVED
from portal.core.tokens import text_of, token_of
from portal.uitnodiging import link
from portal.uitnodiging.link import Proved
from portal.uitnodiging.models import Uitnodiging


def keep(row: Uitnodiging) -> None:
    session[PROVED] = f"{text_of(row.token)}.{link.mark(row)}"


def proved() -> Proved | None:
    token, _, mark = session.get(PROVED, "").partition(".")
    try:
        return Proved(token_of(token), mark)
    except ValueError:
        return None


def forget() -> None:
    session.pop(PROVED, None)
