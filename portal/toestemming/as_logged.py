"""What the toestemmingslog tells of what was written down."""

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.organisatie.models import Organisatie, Partij
from portal.toestemming.record import DOEL
from portal.toestemming.written_down import WrittenDown


def said(row: WrittenDown) -> dict:
    """How the client said it, who recorded it and who helped. Of who helped no name: that is nobody of the team."""
    return {
        "collection_method": row.how,
        "recorded_by": [_who(each) for each in (row.author_id, row.getuige_id) if each],
        "helper": row.helper,
        "asked_until": row.until.isoformat(),
    }


def _who(lidmaatschap_id: int) -> str:
    person = db.session.execute(
        select(Lidmaatschap.work_name, Organisatie.name)
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(Lidmaatschap.id == lidmaatschap_id)
    ).one()
    return ", ".join(filter(None, person))


def alone(row: WrittenDown) -> dict:
    """A row of the log by which nothing opened or closed."""
    return {
        "purpose": DOEL,
        "pii_type": row.onderwerp,
        "party_id": row.partij_id,
        "party_name": db.session.scalar(select(Partij.name).where(Partij.id == row.partij_id)),
        "written_down": row.stand,
        **said(row),
    }
