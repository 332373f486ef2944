"""Verzoeken of one casus, for the client alone, who may know everything in them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import Select, bindparam, case, func, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.core.db import Id, db
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Onderdeel
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.team.models import Verzoek, Verzoekstand, Voorstel
from portal.team.queries.names import NAME, Asked, called, with_names


@dataclass(frozen=True)
class VerzoekRow:
    """`person`: whom the client said yes to by name. `partij_id`: of who takes part already; None where nobody did."""

    id: int
    token: bytes
    version: int
    stand: Verzoekstand
    asked_at: datetime
    due: date
    ended_at: datetime | None
    seen: bool
    with_name: bool
    named: str | None
    functie: str | None
    name: str
    shape: str
    person: Sealed
    partij_id: int | None

    @property
    def one_more(self) -> bool:
        return self.partij_id is not None


@lru_cache
def _verzoeken() -> Select:
    """Built once: that costs more than running it (measured)."""
    named, proposed = aliased(Lidmaatschap), aliased(Voorstel)
    first = select(func.min(proposed.id)).where(proposed.verzoek_id == Verzoek.id).scalar_subquery()
    return (
        with_names(
            select(
                Verzoek.id, Verzoek.token, Verzoek.version, Verzoek.stand, Verzoek.asked_at, Verzoek.due,
                Verzoek.ended_at, Verzoek.seen_at, Verzoek.naam_sealed.is_not(None).label("with_name"),
                named.named, named.functie, NAME.label("name"), Asked.kind, Onderdeel.taak, Voorstel.person,
                case((Verzoek.one_more, Onderdeel.partij_id)).label("partij_id"),
            )
            .select_from(Verzoek)
            .join(Onderdeel, Onderdeel.id == Verzoek.onderdeel_id)
        )
        .outerjoin(named, named.id == Verzoek.named_id)
        .outerjoin(Voorstel, Voorstel.id == first)
        .where(Verzoek.casus_id == bindparam("casus_id", type_=Id))
        .order_by(Verzoek.asked_at.desc(), Verzoek.id.desc())
    )  # fmt: skip


def verzoeken(casus: OpenCasus, *conditions) -> list[VerzoekRow]:
    """Newest first."""
    if P.OVERDRACHT_READ not in casus.may:
        return []
    rows = db.session.execute(_verzoeken().where(*conditions), {"casus_id": casus.id})
    return [
        VerzoekRow(
            row.id, row.token, row.version, row.stand, row.asked_at, row.due, row.ended_at, row.seen_at is not None,
            bool(row.with_name), row.named, row.functie, *called(row.name, row.kind, row.taak),
            row.person, row.partij_id,
        )
        for row in rows
    ]  # fmt: skip


def verzoek(casus: OpenCasus, token: bytes) -> VerzoekRow | None:
    return next(iter(verzoeken(casus, Verzoek.token == token)), None)


def under_way() -> tuple:
    """What still asks something of an organisatie, or of the client: an answer that they have not read."""
    answered = Verzoek.stand.in_([Verzoekstand.NAMED, Verzoekstand.NOBODY])
    return ((Verzoek.stand == Verzoekstand.OPEN) | (answered & Verzoek.seen_at.is_(None)),)


def answered_unread() -> tuple:
    return (Verzoek.stand.in_([Verzoekstand.NAMED, Verzoekstand.NOBODY]), Verzoek.seen_at.is_(None))
