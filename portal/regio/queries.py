"""The regios of the portal, for who looks after it: names and numbers of organisaties, never of people."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select

from portal.account.models import Account, Lidmaatschap
from portal.core.clock import now
from portal.core.db import db
from portal.desk.models import Placement
from portal.organisatie.models import Arbeidsmarktregio, Onderdeel, Organisatie, Soort, Taak
from portal.organisatie.roles import NEEDS_TWO
from portal.uitnodiging.models import Uitnodiging


@dataclass(frozen=True)
class Regio:
    id: int
    slug: str
    name: str
    accent: str | None
    version: int
    organisaties: int


@dataclass(frozen=True)
class Member:
    """An organisatie of a regio. `empty`: nobody works for it yet, so that it can be taken away again.

    `lets_in`: a sleutelpersoon is there; `asked_until`: one was invited, and the link works until then.
    """

    id: int
    token: bytes
    name: str
    soort: Soort
    empty: bool
    lets_in: bool
    asked_until: datetime | None
    taken: tuple[Taak, ...]


_number = select(func.count(Organisatie.id)).where(Organisatie.regio_id == Arbeidsmarktregio.id)
_regios = select(
    Arbeidsmarktregio.id,
    Arbeidsmarktregio.slug,
    Arbeidsmarktregio.name,
    Arbeidsmarktregio.accent,
    Arbeidsmarktregio.version,
    _number.scalar_subquery().label("organisaties"),
).order_by(Arbeidsmarktregio.name)


def regios() -> list[Regio]:
    return [Regio(*row) for row in db.session.execute(_regios)]


def regio(slug: str) -> Regio | None:
    row = db.session.execute(_regios.where(Arbeidsmarktregio.slug == slug)).one_or_none()
    return Regio(*row) if row else None


def members(regio: Regio) -> list[Member]:
    works = exists().where(Lidmaatschap.organisatie_id == Organisatie.id)
    lets_in = exists().where(
        Account.id == Lidmaatschap.account_id,
        Account.active.is_(True),
        Lidmaatschap.organisatie_id == Organisatie.id,
        Lidmaatschap.role.in_(NEEDS_TWO),
        Lidmaatschap.active.is_(True),
    )
    asked_until = (
        select(func.max(Uitnodiging.ends_at))
        .join(Placement, Placement.uitnodiging_id == Uitnodiging.id)
        .where(
            Placement.organisatie_id == Organisatie.id,
            Placement.role.in_(NEEDS_TWO),
            Uitnodiging.used_at.is_(None),
            Uitnodiging.withdrawn_at.is_(None),
            Uitnodiging.stopped_at.is_(None),
            Uitnodiging.ends_at > now(),
        )
    )
    rows = db.session.execute(
        select(
            Organisatie.id,
            Organisatie.token,
            Organisatie.name,
            Organisatie.soort,
            (~works).label("empty"),
            lets_in.label("lets_in"),
            asked_until.scalar_subquery().label("asked_until"),
        )
        .where(Organisatie.regio_id == regio.id)
        .order_by(Organisatie.name)
    ).all()
    taken: dict[int, list[Taak]] = {}
    onderdelen = (
        select(Onderdeel.organisatie_id, Onderdeel.taak)
        .join(Organisatie, Organisatie.id == Onderdeel.organisatie_id)
        .where(Organisatie.regio_id == regio.id)
        .order_by(Onderdeel.name)
    )
    for row in db.session.execute(onderdelen):
        taken.setdefault(row.organisatie_id, []).append(row.taak)
    return [Member(*row, taken=tuple(taken.get(row.id, ()))) for row in rows]
