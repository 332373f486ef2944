from portal.core.clock import now
from portal.core.db import db
from portal.desk.models import DeskLog, Did


def note(
    organisatie_id: int, did: Did, by_id: int | None, about_id: int | None = None, detail: str = ""
) -> None:
    """In the transaction of what was done: one stands or falls with the other."""
    row = DeskLog(
        organisatie_id=organisatie_id, at=now(), by_id=by_id, about_id=about_id, did=did, detail=detail[:200]
    )
    db.session.add(row)
    db.session.flush()
