"""What waits for a second person ends when the client decides otherwise meanwhile: their last word counts."""

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.toestemming import chain
from portal.toestemming.as_logged import alone
from portal.toestemming.models import Gebeurtenis
from portal.toestemming.written_down import UNCONFIRMED_FOR, WrittenDown, Writtenstand


def overrule(casus_id: int, *conditions) -> None:
    """Under the chain's lock and with the log's key. Also when it stood open already, and nothing would have opened."""
    waits = (
        WrittenDown.casus_id == casus_id,
        WrittenDown.stand == Writtenstand.WAITS,
        WrittenDown.written_at > now() - UNCONFIRMED_FOR,
    )
    rows = select(WrittenDown).where(*waits, *conditions).order_by(WrittenDown.id).with_for_update()
    for row in db.session.scalars(rows.execution_options(populate_existing=True)).all():
        row.stand, row.version = Writtenstand.OVERRULED, row.version + 1
        db.session.flush()
        chain.append(casus_id, Gebeurtenis.INVALIDATED, alone(row))
