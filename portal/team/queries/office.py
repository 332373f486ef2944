"""What an organisatie is asked: a name if the client let it stand, and nothing of the casus besides."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g
from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import aliased

from portal.account.models import Account, Lidmaatschap
from portal.core.db import db
from portal.desk.queries.answering import to_mail
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Arbeidsmarktregio, Onderdeel, Organisatie, Partij, Taak
from portal.policy.guard import OpenOrganisatie
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P
from portal.policy.statements import permitted
from portal.policy.table import EVERYTHING, ever
from portal.team.models import Verzoek, Verzoekstand
from portal.team.whom import could_be
from portal.toestemming.models import ChainHead

MOST = 200


@dataclass(frozen=True)
class Asked:
    id: int
    token: bytes
    version: int
    stand: Verzoekstand
    casus_id: int
    seq: int
    onderdeel_id: int
    onderdeel: str
    taak: Taak
    regio: str
    asked_at: datetime
    due: date
    named: str | None
    naam: Sealed
    person: Sealed
    one_more: bool


def asked(organisatie: OpenOrganisatie, *conditions) -> list[Asked]:
    """By due date. Each name that is shown is a look that the client finds in their own log."""
    named = aliased(Lidmaatschap)
    rows = db.session.execute(
        select(
            Verzoek.id, Verzoek.token, Verzoek.version, Verzoek.stand, Verzoek.casus_id, ChainHead.seq,
            Verzoek.onderdeel_id, Onderdeel.name, Onderdeel.taak, Arbeidsmarktregio.name.label("regio"),
            Verzoek.asked_at, Verzoek.due, named.work_name, Verzoek.naam, Verzoek.person,
            Verzoek.one_more,
        )
        .select_from(Verzoek)
        .join(Onderdeel, Onderdeel.id == Verzoek.onderdeel_id)
        .join(Organisatie, Organisatie.id == Verzoek.organisatie_id)
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Organisatie.regio_id)
        .join(ChainHead, ChainHead.casus_id == Verzoek.casus_id)
        .outerjoin(named, named.id == Verzoek.named_id)
        .where(Verzoek.organisatie_id == organisatie.id, *conditions)
        .order_by(Verzoek.due, Verzoek.id)
        .limit(MOST)
    )  # fmt: skip
    found = [Asked(*row) for row in rows]
    for each in found:
        if each.naam:
            note_touched(each.casus_id, each.seq, "NAAM")
    return found


def open_verzoeken(organisatie: OpenOrganisatie) -> list[Asked]:
    return asked(organisatie, Verzoek.stand == Verzoekstand.OPEN)


@dataclass(frozen=True)
class Waiting:
    """How many verzoeken wait for an answer, how many of those are late, and when the first is due."""

    number: int
    late: int
    first: date | None


def waiting(today: date) -> Waiting:
    """Numbers alone: nobody's name is shown for this, so nobody is looked at."""
    role = g.actor.role
    row = db.session.execute(
        select(
            func.count(Verzoek.id),
            func.sum(case((Verzoek.due < today, 1), else_=0)),
            func.min(Verzoek.due),
        ).where(
            Verzoek.stand == Verzoekstand.OPEN,
            Verzoek.organisatie_id.in_(permitted(role, P.VERZOEK_ANSWER)),
        ),
        g.actor.params(),
    ).one()
    return Waiting(row[0], int(row[1] or 0), row[2])


def one(organisatie: OpenOrganisatie, token: bytes) -> Asked | None:
    return next(iter(asked(organisatie, Verzoek.token == token)), None)


def is_asked(account_id: int, since: datetime):
    """The account, if a verzoek from after this moment waits that it may answer and it wants mail."""
    waits = exists().where(
        Verzoek.organisatie_id == Lidmaatschap.organisatie_id,
        Verzoek.stand == Verzoekstand.OPEN,
        Verzoek.asked_at > since,
    )
    return to_mail(account_id, P.VERZOEK_ANSWER, waits)


def bound_to_secrecy(lidmaatschap_id: int) -> bool:
    """Does this person work under a beroepsgeheim?"""
    found = select(Partij.beroepsgeheim).join(Lidmaatschap, Lidmaatschap.partij_id == Partij.id)
    return bool(db.session.scalar(found.where(Lidmaatschap.id == lidmaatschap_id)))


def candidates(verzoek: Asked) -> list:
    """Who of this onderdeel can take part in a casus: active, in a role that works in one, and not as who asks.

    Beside others who take part the client said yes to one person, who reads at once: nobody of another name.
    """
    rows = db.session.execute(
        select(Lidmaatschap.id, Lidmaatschap.token, Lidmaatschap.work_name, Lidmaatschap.functie)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.onderdeel_id == verzoek.onderdeel_id,
            Lidmaatschap.partij_id.is_not(None),
            Lidmaatschap.role.in_(ever(P.CASUS_READ) - EVERYTHING),
            Lidmaatschap.account_id
            != g.actor.account_id,  # nobody names themselves, as whatever else they work
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
        .order_by(Lidmaatschap.work_name, Lidmaatschap.id)
    ).all()
    free = not verzoek.one_more or verzoek.stand is not Verzoekstand.OPEN  # what ended names nobody any more
    return [row for row in rows if free or could_be(verzoek.person, row.work_name)]
