"""What a desk hears of cards that its own people opened: by whom, in which casusnummer, when. No content, no client."""

from datetime import datetime, timedelta
from typing import NamedTuple

from flask import g
from sqlalchemy import exists, func, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.desk.numbers import casusnummer
from portal.desk.queries.answering import to_mail
from portal.noodkaart.models import Opening
from portal.policy.guard import OpenOrganisatie
from portal.policy.permissions import Permission as P
from portal.policy.statements import permitted
from portal.policy.table import ever

MOST = 100
RECENT = timedelta(days=14)  # so long it stands where a sleutelpersoon begins


class Told(NamedTuple):
    who: str
    number: str
    at: datetime


def told(organisatie: OpenOrganisatie) -> list[Told]:
    """Newest first."""
    rows = db.session.execute(
        select(Lidmaatschap.work_name, Casus.token, Opening.at)
        .select_from(Opening)
        .join(Lidmaatschap, Lidmaatschap.id == Opening.lidmaatschap_id)
        .join(Casus, Casus.id == Opening.casus_id)
        .where(Opening.organisatie_id == organisatie.id)
        .order_by(Opening.at.desc(), Opening.id.desc())
        .limit(MOST)
    )
    return [Told(row.work_name, casusnummer(organisatie.token, row.token).text, row.at) for row in rows]


def recent() -> int:
    """How many cards people of one's own organisatie opened lately."""
    found = select(func.count(Opening.id)).where(
        Opening.at > now() - RECENT, Opening.organisatie_id.in_(permitted(g.actor.role, P.NOODKAART_TOLD))
    )
    return db.session.scalar(found, g.actor.params())


def who_hears(organisatie_id: int) -> list[int]:
    """The Lidmaatschappen of an organisatie that hear of it, but not who opened it."""
    found = select(Lidmaatschap.id).where(
        Lidmaatschap.organisatie_id == organisatie_id,
        Lidmaatschap.active.is_(True),
        Lidmaatschap.role.in_(ever(P.NOODKAART_TOLD)),
        Lidmaatschap.id != g.actor.id,
    )
    return list(db.session.scalars(found))


def hears(account_id: int, since: datetime):
    """The account, if its organisatie has an opening of after this moment and it wants mail."""
    opened = exists(Opening.id).where(
        Opening.organisatie_id == Lidmaatschap.organisatie_id, Opening.at > since
    )
    return to_mail(account_id, P.NOODKAART_TOLD, opened)
