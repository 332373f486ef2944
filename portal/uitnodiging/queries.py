"""The invitations that the actor made themselves: how they stand, never what came of them in a casus."""

from dataclasses import dataclass
from datetime import datetime

from flask import g
from sqlalchemy import func, select

from portal.account.models import Account, Lidmaatschap
from portal.core.db import db
from portal.kluis.sealed import Sealed
from portal.organisatie.models import TAKES_PART, Arbeidsmarktregio, Organisatie, Partij
from portal.policy.listing import open_uitnodigingen
from portal.uitnodiging.models import Purpose, Uitnodiging, Uitnodigingstand, stand_of

MOST = 100


@dataclass(frozen=True)
class Own:
    id: int
    token: bytes
    stand: Uitnodigingstand
    made_at: datetime
    ends_at: datetime
    naam: Sealed
    adres: Sealed


def own(purpose: Purpose, *conditions) -> list[Own]:
    """Newest first."""
    rows = db.session.execute(
        select(
            Uitnodiging.id, Uitnodiging.token, Uitnodiging.made_at, Uitnodiging.ends_at, Uitnodiging.used_at,
            Uitnodiging.withdrawn_at, Uitnodiging.stopped_at, Uitnodiging.tries_left, Uitnodiging.naam,
            Uitnodiging.adres,
        )
        .where(Uitnodiging.made_by_id == g.actor.id, Uitnodiging.purpose == purpose, *conditions)
        .order_by(Uitnodiging.made_at.desc(), Uitnodiging.id.desc())
        .limit(MOST)
    ).all()  # fmt: skip
    open_uitnodigingen({row.id: row.token for row in rows})
    return [
        Own(row.id, row.token, stand_of(row), row.made_at, row.ends_at, row.naam, row.adres) for row in rows
    ]


def one(purpose: Purpose, token: bytes) -> Own | None:
    return next(iter(own(purpose, Uitnodiging.token == token)), None)


@dataclass(frozen=True)
class Inviter:
    """Who invited, as the invited person may know. `lidmaatschap` None: they do not work there any more, or for a
    task that takes no part: they cannot be let in."""

    name: str
    partij: str
    organisatie: str
    regio_id: int
    regio: str
    account_id: int
    lidmaatschap: Lidmaatschap | None


def inviter(row: Uitnodiging) -> Inviter:
    found = db.session.execute(
        select(
            Lidmaatschap, func.coalesce(Partij.name, Organisatie.name).label("partij"), Partij.taak,
            Organisatie.name.label("organisatie"), Organisatie.regio_id, Arbeidsmarktregio.name.label("regio"),
            Account.active,
        )
        .join(Account, Account.id == Lidmaatschap.account_id)
        .outerjoin(Partij, Partij.id == Lidmaatschap.partij_id)
        .join(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Organisatie.regio_id)
        .where(Lidmaatschap.id == row.made_by_id)
    ).one()  # fmt: skip
    who = found.Lidmaatschap
    works = who.active and found.active and found.taak in TAKES_PART
    return Inviter(
        str(who.work_name), found.partij, found.organisatie, found.regio_id, found.regio, who.account_id,
        who if works else None,
    )  # fmt: skip


def regios() -> list:
    return db.session.execute(
        select(Arbeidsmarktregio.id, Arbeidsmarktregio.slug, Arbeidsmarktregio.name).order_by(
            Arbeidsmarktregio.name
        )
    ).all()
