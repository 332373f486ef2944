"""The card of a casus, who may open it and who did: for the client alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from portal.account.models import Lidmaatschap
from portal.account.words import shape
from portal.casus.models import Deelname, Teamlid
from portal.core.db import db
from portal.kluis.sealed import Sealed
from portal.noodkaart.models import Keeper, Noodkaart, Opening
from portal.organisatie.models import Partij
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.table import ever

MOST = 50


@dataclass(frozen=True)
class Card:
    """Without a row: an empty card of version 0."""

    filled: bool = False
    version: int = 0
    changed_at: datetime | None = None
    naam: Sealed | str = ""
    call: Sealed | str = ""
    helps: Sealed | str = ""
    avoid: Sealed | str = ""
    wishes: Sealed | str = ""


def card(casus: OpenCasus) -> Card:
    if P.NOODKAART_READ not in casus.may:
        return Card()
    row = db.session.execute(
        select(
            Noodkaart.filled, Noodkaart.version, Noodkaart.changed_at, Noodkaart.naam,
            Noodkaart.call, Noodkaart.helps, Noodkaart.avoid, Noodkaart.wishes,
        ).where(Noodkaart.casus_id == casus.id)
    ).one_or_none()  # fmt: skip
    return Card(*row) if row else Card()


@dataclass(frozen=True)
class Choice:
    """Somebody in the team whom the client can choose. A naaste goes by what the client calls them."""

    lidmaatschap_id: int
    token: bytes
    name: str
    functie: str | None
    partij: str
    kind: str
    taak: str
    chosen: bool

    @property
    def shape(self) -> str:
        return shape(self.kind)

    @property
    def label(self) -> str:
        return ", ".join(dict.fromkeys(part for part in (self.name, self.functie, self.partij) if part))


def choices(casus: OpenCasus) -> list[Choice]:
    if P.NOODKAART_READ not in casus.may:
        return []
    rows = db.session.execute(
        select(
            Lidmaatschap.id, Lidmaatschap.token, Lidmaatschap.named, Lidmaatschap.functie,
            Partij.name.label("partij"), Partij.kind, Partij.taak, Deelname.naam,
            Keeper.id.label("keeper"),
        )
        .select_from(Teamlid)
        .join(Lidmaatschap, Lidmaatschap.id == Teamlid.lidmaatschap_id)
        .join(Partij, Partij.id == Lidmaatschap.partij_id)
        .join(Deelname, and_(Deelname.casus_id == Teamlid.casus_id, Deelname.partij_id == Partij.id))
        .outerjoin(Keeper, and_(Keeper.teamlid_id == Teamlid.id, Keeper.ended_at.is_(None)))
        .where(
            Teamlid.casus_id == casus.id,
            Teamlid.ended_at.is_(None),
            Lidmaatschap.active.is_(True),
            Lidmaatschap.role.in_(ever(P.NOODKAART_OPEN)),
        )
        .order_by(Partij.name, Lidmaatschap.work_name, Lidmaatschap.id)
    )  # fmt: skip
    return [
        Choice(
            row.id, row.token, str(row.naam or row.named), row.functie,
            "" if row.naam or row.partij in str(row.named) else row.partij, row.kind, row.taak,
            row.keeper is not None,
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Opened:
    who: str
    shape: str
    at: datetime
    why: Sealed


def openings(casus: OpenCasus) -> list[Opened]:
    """Newest first."""
    if P.NOODKAART_READ not in casus.may:
        return []
    rows = db.session.execute(
        select(
            Lidmaatschap.named, Partij.name.label("partij"), Partij.kind, Deelname.naam, Opening.at, Opening.why
        )
        .select_from(Opening)
        .join(Lidmaatschap, Lidmaatschap.id == Opening.lidmaatschap_id)
        .join(Partij, Partij.id == Opening.partij_id)
        .outerjoin(Deelname, and_(Deelname.casus_id == Opening.casus_id, Deelname.partij_id == Partij.id))
        .where(Opening.casus_id == casus.id)
        .order_by(Opening.at.desc(), Opening.id.desc())
        .limit(MOST)
    )  # fmt: skip
    found = []
    for row in rows:
        name = str(row.naam or row.named)
        who = name if row.naam or row.partij in name else f"{name}, {row.partij}"
        found.append(Opened(who, shape(row.kind), row.at, row.why))
    return found
