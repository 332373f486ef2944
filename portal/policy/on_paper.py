"""A PDF takes seconds to make, in which nothing is held: what the client closed meanwhile is not on it."""

from collections.abc import Callable

from flask import Response
from werkzeug.exceptions import Conflict

from portal.core.db import db
from portal.core.pdf import pdf
from portal.kluis import keyring
from portal.policy.guard import OpenCasus, again

TIMES = 3


def on_paper(casus: OpenCasus, filename: str, write: Callable[[OpenCasus], str]) -> Response:
    """`write` makes the page. The door is asked once more before it is sent; if it answers otherwise than before, the
    page is made anew of what it opens now."""
    for _ in range(TIMES):
        html = write(casus)
        db.session.rollback()
        made = pdf(html, filename)
        held = dict(keyring.locks())  # they know what was read: the inzage row is written from them
        found = again(casus)
        if stands(found) == stands(casus):
            keyring.locks().update(held)
            return made
        casus = found
    raise Conflict


def stands(casus: OpenCasus) -> tuple:
    """A row of the toestemmingslog can also change whose name may be shown."""
    return casus.may, casus.writers, casus.consent_seq
