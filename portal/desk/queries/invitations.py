"""The colleagues who were invited to an organisatie: every sleutelpersoon of it sees them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from portal.account.models import Account, Lidmaatschap, Role
from portal.core.clock import now
from portal.core.db import db
from portal.desk.models import Placement
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Onderdeel, Organisatie
from portal.organisatie.roles import BRINGS_IN
from portal.policy.guard import OpenOrganisatie
from portal.policy.listing import open_uitnodigingen
from portal.uitnodiging.models import TRIES, Uitnodiging, Uitnodigingstand, stand_of

MOST = 100


@dataclass(frozen=True)
class Invited:
    id: int
    token: bytes
    stand: Uitnodigingstand
    made_at: datetime
    ends_at: datetime
    role: Role
    onderdeel: str | None
    functie: str | None
    naam: Sealed
    adres: Sealed


def invitations(organisatie: OpenOrganisatie, *conditions) -> list[Invited]:
    """Newest first."""
    rows = db.session.execute(
        select(
            Uitnodiging.id, Uitnodiging.token, Uitnodiging.made_at, Uitnodiging.ends_at, Uitnodiging.used_at,
            Uitnodiging.withdrawn_at, Uitnodiging.stopped_at, Uitnodiging.tries_left, Uitnodiging.naam,
            Uitnodiging.adres, Placement.role, Placement.functie, Onderdeel.name.label("onderdeel"),
        )
        .join(Placement, Placement.uitnodiging_id == Uitnodiging.id)
        .outerjoin(Onderdeel, Onderdeel.id == Placement.onderdeel_id)
        .where(Placement.organisatie_id == organisatie.id, *conditions)
        .order_by(Uitnodiging.made_at.desc(), Uitnodiging.id.desc())
        .limit(MOST)
    ).all()  # fmt: skip
    open_uitnodigingen({row.id: row.token for row in rows})
    return [
        Invited(
            row.id, row.token, stand_of(row), row.made_at, row.ends_at, row.role, row.onderdeel, row.functie,
            row.naam, row.adres,
        )
        for row in rows
    ]  # fmt: skip


def unused(organisatie: OpenOrganisatie) -> list[Invited]:
    """Nobody came in with them yet; an answer, or a link that was taken back, needs nothing any more."""
    return invitations(
        organisatie,
        Uitnodiging.used_at.is_(None),
        Uitnodiging.withdrawn_at.is_(None),
        Uitnodiging.stopped_at.is_(None),
    )


def invitation(organisatie: OpenOrganisatie, token: bytes) -> Invited | None:
    return next(iter(invitations(organisatie, Uitnodiging.token == token)), None)


def number_unused(organisatie_id: int) -> int:
    """Nobody's name is opened for this."""
    return db.session.scalar(
        select(func.count(Uitnodiging.id))
        .join(Placement, Placement.uitnodiging_id == Uitnodiging.id)
        .where(
            Placement.organisatie_id == organisatie_id,
            Uitnodiging.used_at.is_(None),
            Uitnodiging.withdrawn_at.is_(None),
            Uitnodiging.stopped_at.is_(None),
            Uitnodiging.tries_left <= TRIES,
            Uitnodiging.ends_at > now(),
        )
    )


@dataclass(frozen=True)
class Offer:
    """As what somebody is asked to come in. None as `placement`: who invited them does not let people in any more."""

    placement: Placement | None
    organisatie: str
    soort: object
    onderdeel: Onderdeel | None
    inviter: str
    inviter_account: int


def offer(row: Uitnodiging) -> Offer:
    found = db.session.execute(
        select(
            Placement, Organisatie.name, Organisatie.soort, Onderdeel, Lidmaatschap.work_name,
            Lidmaatschap.account_id, Lidmaatschap.role, Lidmaatschap.active & Account.active,
        )
        .select_from(Placement)
        .join(Organisatie, Organisatie.id == Placement.organisatie_id)
        .join(Lidmaatschap, Lidmaatschap.id == row.made_by_id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .outerjoin(Onderdeel, Onderdeel.id == Placement.onderdeel_id)
        .where(Placement.uitnodiging_id == row.id)
    ).one()  # fmt: skip
    placement, name, soort, onderdeel, inviter, account, role, works = found
    stands = bool(works) and placement.role in BRINGS_IN.get(role, ())
    return Offer(placement if stands else None, name, soort, onderdeel, str(inviter), account)
