"""What a client asked about a look: for that client, and for whoever answers at the organisatie."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g
from sqlalchemy import Select, exists, func, select

from portal.account.models import Lidmaatschap
from portal.afsluiting.kept import still_kept
from portal.casus.models import Casus
from portal.core.db import db
from portal.desk.numbers import casusnummer
from portal.desk.queries.answering import to_mail
from portal.inzage.models import Event, Inzage, Navraag
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Organisatie
from portal.policy.guard import OpenCasus, OpenOrganisatie
from portal.policy.listing import open_navragen
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.toestemming.models import ChainHead

ANSWERED_SHOWN = 20


@dataclass(frozen=True)
class Asked:
    """`number`: how the organisatie calls the casus; there is nothing of the casus here but its row's own id."""

    id: int
    token: bytes
    version: int
    casus_id: int
    seq: int
    number: str
    who: str
    looked_at: datetime
    event: Event
    asked_at: datetime
    due: date
    answered_at: datetime | None
    by: str | None
    vraag: Sealed
    antwoord: Sealed


def own(casus: OpenCasus) -> list:
    """The client's own, newest first; no text of them is opened."""
    return db.session.execute(
        select(Navraag.token, Navraag.due, Navraag.answered_at, Navraag.asked_at, Organisatie.name)
        .join(Organisatie, Organisatie.id == Navraag.organisatie_id)
        .where(Navraag.casus_id == casus.id)
        .order_by(Navraag.id.desc())
    ).all()


def own_one(casus: OpenCasus, token: bytes):
    row = db.session.execute(
        select(
            Navraag.id, Navraag.token, Navraag.asked_at, Navraag.due, Navraag.answered_at, Inzage.trace,
            Lidmaatschap.work_name.label("by"), Organisatie.name.label("organisatie"),
            Navraag.vraag, Navraag.antwoord,
        )
        .join(Inzage, Inzage.id == Navraag.inzage_id)
        .join(Organisatie, Organisatie.id == Navraag.organisatie_id)
        .outerjoin(Lidmaatschap, Lidmaatschap.id == Navraag.answered_by_id)
        .where(Navraag.casus_id == casus.id, Navraag.token == token, still_kept(Navraag.casus_id))
    ).one_or_none()  # fmt: skip
    if row:
        open_navragen({row.id: row.token})
    return row


def about_look(casus_id: int, inzage_id: int) -> bytes | None:
    return db.session.scalar(
        select(Navraag.token).where(Navraag.casus_id == casus_id, Navraag.inzage_id == inzage_id)
    )


def to_answer(organisatie: OpenOrganisatie) -> list[Asked]:
    """What waits, the first that is due on top."""
    return _asked(organisatie, Navraag.answered_at.is_(None), order=(Navraag.due, Navraag.id))


def answered(organisatie: OpenOrganisatie) -> list[Asked]:
    order = (Navraag.answered_at.desc(), Navraag.id.desc())
    return _asked(organisatie, Navraag.answered_at.is_not(None), order=order, most=ANSWERED_SHOWN)


def one(organisatie: OpenOrganisatie, token: bytes) -> Asked | None:
    """With its texts open."""
    found = next(iter(_asked(organisatie, Navraag.token == token, order=())), None)
    if found:
        open_navragen({found.id: found.token})
    return found


def _asked(organisatie: OpenOrganisatie, *conditions, order: tuple, most: int | None = None) -> list[Asked]:
    by = _by()
    rows = db.session.execute(
        by.where(
            Navraag.organisatie_id == organisatie.id,
            allowed(P.NAVRAAG_ANSWER, g.actor.role),
            still_kept(Navraag.casus_id),
            *conditions,
        )
        .order_by(*order)
        .limit(most),
        g.actor.params(),
    )
    return [
        Asked(
            row.id, row.token, row.version, row.casus_id, row.seq,
            casusnummer(organisatie.token, row.casus).text, row.who, row.at, row.event, row.asked_at, row.due,
            row.answered_at, row.by, row.vraag, row.antwoord,
        )
        for row in rows
    ]  # fmt: skip


def _by() -> Select:
    answers = select(Lidmaatschap.work_name).where(Lidmaatschap.id == Navraag.answered_by_id)
    seq = select(ChainHead.seq).where(ChainHead.casus_id == Navraag.casus_id)
    return (
        select(
            Navraag.id, Navraag.token, Navraag.version, Navraag.casus_id, Navraag.asked_at, Navraag.due,
            Navraag.answered_at, Casus.token.label("casus"), Inzage.at, Inzage.event,
            func.coalesce(Inzage.work_name, "").label("who"), answers.scalar_subquery().label("by"),
            func.coalesce(seq.scalar_subquery(), 0).label("seq"), Navraag.vraag, Navraag.antwoord,
        )
        .join(Inzage, Inzage.id == Navraag.inzage_id)
        .join(Casus, Casus.id == Navraag.casus_id)
    )  # fmt: skip


@dataclass(frozen=True)
class Waiting:
    number: int
    late: int
    first: date | None


def waiting(organisatie_id: int, day: date) -> Waiting:
    """For the top of the desk: as many as the list shows."""
    dues = db.session.scalars(
        select(Navraag.due)
        .join(Inzage, Inzage.id == Navraag.inzage_id)
        .where(
            Navraag.organisatie_id == organisatie_id,
            Navraag.answered_at.is_(None),
            allowed(P.NAVRAAG_ANSWER, g.actor.role),
            still_kept(Navraag.casus_id),
        )
        .order_by(Navraag.due),
        g.actor.params(),
    ).all()
    return Waiting(len(dues), sum(due < day for due in dues), dues[0] if dues else None)


def is_asked(account_id: int, since: datetime):
    """The account, if a navraag from after this moment waits for it and it wants mail."""
    waits = exists(Navraag.id).where(
        Navraag.organisatie_id == Lidmaatschap.organisatie_id,
        Navraag.answered_at.is_(None),
        Navraag.asked_at > since,
    )
    return to_mail(account_id, P.NAVRAAG_ANSWER, waits)
