"""That the guard refused somebody is written down once the answer has left.

What does not exist and what may not be known give the same answer in the same time: nothing of this is done before
it, and afterwards both are a row. Only the row of a casus that exists names one.
"""

from contextlib import contextmanager
from dataclasses import dataclass

from flask import current_app, g
from werkzeug.exceptions import NotFound

from portal.core import errors, sqlite
from portal.core.db import db
from portal.inzage.models import REFUSED, Event
from portal.policy.inzage_row import NEITHER, insert_row, object_row, values


@dataclass(frozen=True)
class Asked:
    """`casus_id` None: of what does not exist, or of no casus."""

    casus_id: int | None = None
    consent_seq: int = 0


@contextmanager
def noting():
    """Around the guard: who is not let in, was refused."""
    try:
        yield
    except NotFound:
        casus = g.get("casus")
        g.refused = g.pop("asked", None) or (Asked(casus.id, casus.consent_seq) if casus else Asked())
        raise


def keep_refusal(response) -> None:
    asked = g.pop("refused", None)
    if asked is None or response.status_code != 404:
        return
    row, app = values(Event.REFUSED, "R", REFUSED), current_app._get_current_object()
    objects = [object_row(asked.casus_id, asked.consent_seq, NEITHER)] if asked.casus_id else []

    @response.call_on_close
    def keep():
        with app.app_context(), sqlite.writing():
            try:
                insert_row(row, objects)
                db.session.commit()
            except Exception as error:  # the answer has left: who runs the portal reads it
                db.session.rollback()
                app.logger.error(
                    "%s in the row of a refusal at %s", type(error).__name__, errors.where(error)
                )
                if app.testing:
                    raise
