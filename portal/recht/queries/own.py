"""What a client asked about their rights, and of whom they can ask it: for the client alone."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, or_, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Teamlid
from portal.core.db import db
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Arbeidsmarktregio, Organisatie
from portal.policy.guard import OpenCasus
from portal.policy.listing import open_aanvragen
from portal.policy.permissions import Permission as P
from portal.recht.arrangement import arrangements
from portal.recht.models import Aanvraag, Aanvraagstand, Recht

MOST = 100


@dataclass(frozen=True)
class Own:
    id: int
    token: bytes
    version: int
    recht: Recht
    organisatie: str
    stand: Aanvraagstand
    asked_at: datetime
    due: date
    extended_at: datetime | None
    ended_at: datetime | None
    tekst: Sealed
    naam: Sealed
    contact: Sealed
    why_later: Sealed
    antwoord: Sealed


def aanvragen(casus: OpenCasus, *conditions) -> list[Own]:
    """Newest first."""
    if P.RECHT_ASK not in casus.may:
        return []
    rows = db.session.execute(
        select(
            Aanvraag.id, Aanvraag.token, Aanvraag.version, Aanvraag.recht, Organisatie.name, Aanvraag.stand,
            Aanvraag.asked_at, Aanvraag.due, Aanvraag.extended_at, Aanvraag.ended_at,
            Aanvraag.tekst, Aanvraag.naam, Aanvraag.contact, Aanvraag.why_later, Aanvraag.antwoord,
        )
        .join(Organisatie, Organisatie.id == Aanvraag.organisatie_id)
        .where(Aanvraag.casus_id == casus.id, *conditions)
        .order_by(Aanvraag.asked_at.desc(), Aanvraag.id.desc())
        .limit(MOST)
    ).all()  # fmt: skip
    open_aanvragen({row.id: row.token for row in rows})
    return [Own(*row) for row in rows]


def aanvraag(casus: OpenCasus, token: bytes) -> Own | None:
    return next(iter(aanvragen(casus, Aanvraag.token == token)), None)


def organisaties(casus: OpenCasus) -> list:
    """(id, token, name) of whose people ever took part in the casus, and of the contact of the regio."""
    worked = (
        select(Lidmaatschap.organisatie_id)
        .join(Teamlid, Teamlid.lidmaatschap_id == Lidmaatschap.id)
        .where(Teamlid.casus_id == casus.id)
    )
    agreed = arrangements().get(casus.regio_slug)
    contact = and_(
        Organisatie.name == (agreed.contact if agreed else ""), Arbeidsmarktregio.slug == casus.regio_slug
    )
    return db.session.execute(
        select(Organisatie.id, Organisatie.token, Organisatie.name)
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Organisatie.regio_id)
        .where(or_(Organisatie.id.in_(worked), contact))
        .order_by(Organisatie.name, Organisatie.id)
    ).all()
