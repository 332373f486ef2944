from datetime import date

from portal.core.clock import now
from portal.core.db import db
from portal.identity.models import Document, IdentityCheck
from portal.policy.guard import OpenCasus


def note_check(casus: OpenCasus, by: int, document: Document, day: date) -> None:
    """Nothing of the document itself: not its number, not a name."""
    db.session.add(
        IdentityCheck(
            casus_id=casus.id,
            client_id=casus.client_id,
            checked_by_id=by,
            document=document,
            day=day,
            noted_at=now(),
        )
    )
    db.session.flush()
