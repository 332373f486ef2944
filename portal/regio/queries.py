"""The regios of the portal, for who looks after it: names and numbers of organisaties, never of people."""

from dataclasses import dataclass

from sqlalchemy import exists, func, select

from portal.account.models import Lidmaatschap
from portal.core.db import read
from portal.organisatie.models import Arbeidsmarktregio, Onderdeel, Organisatie, Soort, Taak


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
    """An organisatie of a regio. `empty`: nobody works for it yet, so that it can be taken away again."""

    id: int
    token: bytes
    name: str
    soort: Soort
    empty: bool
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
    return [Regio(*row) for row in read(_regios)]


def regio(slug: str) -> Regio | None:
    row = read(_regios.where(Arbeidsmarktregio.slug == slug)).one_or_none()
    return Regio(*row) if row else None


def members(regio: Regio) -> list[Member]:
    works = exists().where(Lidmaatschap.organisatie_id == Organisatie.id)
    rows = read(
        select(
            Organisatie.id, Organisatie.token, Organisatie.name, Organisatie.soort, (~works).label("empty")
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
    for row in read(onderdelen):
        taken.setdefault(row.organisatie_id, []).append(row.taak)
    return [Member(*row, taken=tuple(taken.get(row.id, ()))) for row in rows]
