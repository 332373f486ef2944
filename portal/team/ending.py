"""A verzoek ends: answered, taken back, or because the partij that it is about stopped."""

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.organisatie.models import Onderdeel, Organisatie, Partij
from portal.team.models import Verzoek, Verzoekstand
from portal.toestemming import chain
from portal.toestemming.cells import NAAM
from portal.toestemming.models import Gebeurtenis


def end(row: Verzoek, stand: Verzoekstand) -> None:
    """Both names go with the answer: from here on nobody needs them for this verzoek."""
    row.stand, row.ended_at, row.version = stand, now(), row.version + 1
    row.naam, row.person = None, None
    db.session.flush()


def withdraw(row: Verzoek, event: Gebeurtenis = Gebeurtenis.WITHDRAWN) -> None:
    if row.naam:
        onderdeel = db.session.get(Onderdeel, row.onderdeel_id)
        organisatie = db.session.get(Organisatie, row.organisatie_id)
        chain.append(row.casus_id, event, told(onderdeel, organisatie))
    end(row, Verzoekstand.WITHDRAWN)


def withdraw_one_more(casus_id: int, partij_id: int) -> None:
    """The yes was to somebody beside those who took part. Now that they stopped, nobody comes back by it."""
    rows = db.session.scalars(
        select(Verzoek)
        .join(Onderdeel, Onderdeel.id == Verzoek.onderdeel_id)
        .where(
            Verzoek.casus_id == casus_id,
            Verzoek.stand == Verzoekstand.OPEN,
            Verzoek.one_more,
            Onderdeel.partij_id == partij_id,
        )
        .order_by(Verzoek.id)
        .with_for_update(of=Verzoek)
    )
    for row in rows.all():
        withdraw(row, Gebeurtenis.TERMINATED)


def told(onderdeel: Onderdeel, organisatie: Organisatie) -> dict:
    """What the toestemmingslog says of a name that goes along with a verzoek."""
    partij = db.session.get(Partij, onderdeel.partij_id) if onderdeel.partij_id else None
    return {
        "purpose": "iemand noemen die kan meedoen",
        "pii_type": NAAM,
        "party_id": onderdeel.partij_id or 0,
        "party_name": partij.name if partij else organisatie.name,
        "given_by": "client",
    }
