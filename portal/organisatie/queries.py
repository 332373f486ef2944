from sqlalchemy import and_, select

from portal.account.models import Account, Lidmaatschap
from portal.core.db import db
from portal.organisatie.models import Onderdeel, Organisatie
from portal.policy.guard import OpenOrganisatie


def organisatie(opened: OpenOrganisatie) -> Organisatie:
    return db.session.get(Organisatie, opened.id)


def onderdelen(opened: OpenOrganisatie):
    return db.session.execute(
        select(Onderdeel.id, Onderdeel.name, Onderdeel.taak)
        .where(Onderdeel.organisatie_id == opened.id)
        .order_by(Onderdeel.name)
    ).all()


def people(opened: OpenOrganisatie):
    """Work names and functions, never care content or the casussen somebody is in."""
    return db.session.execute(
        select(
            Lidmaatschap.named,
            Lidmaatschap.role,
            Lidmaatschap.functie,
            and_(Lidmaatschap.active, Account.active).label("active"),
            Onderdeel.name.label("onderdeel"),
        )
        .join(Account, Account.id == Lidmaatschap.account_id)
        .outerjoin(Onderdeel, Onderdeel.id == Lidmaatschap.onderdeel_id)
        .where(Lidmaatschap.organisatie_id == opened.id)
        .order_by(Lidmaatschap.work_name)
    ).all()
