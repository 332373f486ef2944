"""What clients ask of an organisatie about their rights. Whose it is, only as far as the client ticked it."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g
from sqlalchemy import case, exists, func, select

from portal.account.models import Lidmaatschap
from portal.afsluiting.kept import still_kept
from portal.casus.models import Casus
from portal.core.db import db
from portal.core.formats import today
from portal.desk.numbers import casusnummer
from portal.desk.queries.answering import to_mail
from portal.inzage.words import AANVRAAG
from portal.kluis.sealed import Sealed
from portal.policy.guard import OpenOrganisatie
from portal.policy.inzage_row import note_touched
from portal.policy.listing import open_aanvragen
from portal.policy.permissions import Permission as P
from portal.policy.statements import permitted
from portal.recht.models import OPEN, Aanvraag, Aanvraagstand, Recht
from portal.recht.term import SOON
from portal.toestemming.models import ChainHead

MOST = 200


@dataclass(frozen=True)
class Asked:
    id: int
    token: bytes
    version: int
    recht: Recht
    stand: Aanvraagstand
    asked_at: datetime
    due: date
    extended_at: datetime | None
    ended_at: datetime | None
    casus_id: int
    number: str
    seq: int
    tekst: Sealed
    naam: Sealed
    contact: Sealed
    why_later: Sealed

    @property
    def open(self) -> bool:
        return self.stand in OPEN


def _asked(organisatie: OpenOrganisatie, *conditions) -> list[Asked]:
    """What is due first on top, what ended below."""
    rows = db.session.execute(
        select(
            Aanvraag.id, Aanvraag.token, Aanvraag.version, Aanvraag.recht, Aanvraag.stand, Aanvraag.asked_at,
            Aanvraag.due, Aanvraag.extended_at, Aanvraag.ended_at, Aanvraag.casus_id, Casus.token.label("casus"),
            ChainHead.seq, Aanvraag.tekst, Aanvraag.naam, Aanvraag.contact, Aanvraag.why_later,
        )
        .join(Casus, Casus.id == Aanvraag.casus_id)
        .join(ChainHead, ChainHead.casus_id == Aanvraag.casus_id)
        .where(Aanvraag.organisatie_id == organisatie.id, still_kept(Aanvraag.casus_id), *conditions)
        .order_by(case((Aanvraag.stand.in_(OPEN), 0), else_=1), Aanvraag.due, Aanvraag.id)
        .limit(MOST)
    ).all()  # fmt: skip
    return [
        Asked(*row[:10], casusnummer(organisatie.token, row.casus).text, row.seq, *row[12:]) for row in rows
    ]


def listed(organisatie: OpenOrganisatie) -> list[Asked]:
    """No text of them opens in a list, so nobody is looked at."""
    return _asked(organisatie)


def one(organisatie: OpenOrganisatie, token: bytes) -> Asked | None:
    """Of one that waits the words open, which is a look in the client's own log."""
    found = next(iter(_asked(organisatie, Aanvraag.token == token)), None)
    if found is not None and found.open:
        open_aanvragen({found.id: found.token})
        note_touched(found.casus_id, found.seq, AANVRAAG)
    return found


@dataclass(frozen=True)
class Waiting:
    number: int
    late: int
    first: date | None


def waiting(day: date) -> Waiting:
    """Numbers alone."""
    row = db.session.execute(
        select(
            func.count(Aanvraag.id),
            func.sum(case((Aanvraag.due < day, 1), else_=0)),
            func.min(Aanvraag.due),
        ).where(
            Aanvraag.stand.in_(OPEN),
            Aanvraag.organisatie_id.in_(permitted(g.actor.role, P.RECHT_ANSWER)),
            still_kept(Aanvraag.casus_id),
        ),
        g.actor.params(),
    ).one()
    return Waiting(row[0], int(row[1] or 0), row[2])


def is_asked(account_id: int, since: datetime):
    """The account, if something of after this moment waits that it may answer and it wants mail."""
    waits = exists(Aanvraag.id).where(
        Aanvraag.organisatie_id == Lidmaatschap.organisatie_id,
        Aanvraag.stand == Aanvraagstand.ASKED,
        Aanvraag.asked_at > since,
    )
    return to_mail(account_id, P.RECHT_ANSWER, waits)


def is_due(account_id: int):
    """The account, if something waits that it may answer, whose day is near or over, and it wants mail."""
    waits = exists(Aanvraag.id).where(
        Aanvraag.organisatie_id == Lidmaatschap.organisatie_id,
        Aanvraag.stand.in_(OPEN),
        Aanvraag.due <= today() + SOON,
        still_kept(Aanvraag.casus_id),
    )
    return to_mail(account_id, P.RECHT_ANSWER, waits)
