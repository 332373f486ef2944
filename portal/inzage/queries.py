from datetime import datetime

from sqlalchemy import and_, or_, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Deelname
from portal.core.db import db
from portal.inzage.models import Inzage, InzageObject
from portal.organisatie.models import Partij
from portal.policy.guard import OpenCasus

PAGE = 100
ITS = and_(Deelname.casus_id == InzageObject.casus_id, Deelname.partij_id == Inzage.partij_id)


def looks(casus: OpenCasus, before: datetime | None = None, most: int | None = PAGE) -> list:
    """Every look at this casus, newest first; one more than a page tells that there are more. `most` None: all."""
    query = (
        select(
            InzageObject.cells,
            Inzage.at,
            Inzage.action,
            Inzage.page,
            Inzage.lidmaatschap_id,
            Inzage.role,
            Lidmaatschap.work_name,
            Lidmaatschap.functie,
            Partij.name.label("partij"),
            Deelname.naam,
        )
        .join(Inzage, Inzage.id == InzageObject.inzage_id)
        .join(Lidmaatschap, Lidmaatschap.id == Inzage.lidmaatschap_id)
        .outerjoin(Partij, Partij.id == Inzage.partij_id)
        .outerjoin(Deelname, ITS)
        .where(InzageObject.casus_id == casus.id)
        .order_by(Inzage.at.desc(), InzageObject.id.desc())
    )
    if most is not None:
        query = query.limit(most + 1)
    if before:
        query = query.where(Inzage.at < before)
    return db.session.execute(query).all()


def first_looks(casus: OpenCasus, limit: int = 3) -> list:
    """The newest looks by others than the client, for the start page."""
    query = (
        select(
            Inzage.at,
            Inzage.role,
            Inzage.page,
            Lidmaatschap.work_name,
            Partij.name.label("partij"),
            Deelname.naam,
        )
        .join(InzageObject, InzageObject.inzage_id == Inzage.id)
        .join(Lidmaatschap, Lidmaatschap.id == Inzage.lidmaatschap_id)
        .outerjoin(Partij, Partij.id == Inzage.partij_id)
        .outerjoin(Deelname, ITS)
        .where(InzageObject.casus_id == casus.id, Inzage.lidmaatschap_id != casus.client_id)
        .where(or_(Inzage.page == "casus.show", Inzage.page.like("hulpvraag.%")))
        .order_by(InzageObject.id.desc())
        .limit(limit)
    )
    return db.session.execute(query).all()


def who(row) -> str:
    """A naaste by what the client calls them, another by their name at work; "" for the client."""
    return ", ".join(str(part) for part in dict.fromkeys((row.naam or row.work_name, row.partij)) if part)
