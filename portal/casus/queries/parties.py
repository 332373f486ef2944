"""The partijen of a casus, for the client."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, select

from portal.account.words import shape
from portal.casus.models import Deelname
from portal.core.db import db
from portal.core.tokens import text_of
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Partij
from portal.policy.guard import OpenCasus


@dataclass(frozen=True)
class PartijRow:
    """A partij that takes part, as the client sees it."""

    token: bytes
    partij_id: int
    name: str
    kind: str
    taak: str
    beroepsgeheim: bool
    since: datetime
    naam: Sealed

    @property
    def is_naaste(self) -> bool:
        """One person whom the client invited, and who goes by what the client calls them."""
        return bool(self.naam)

    @property
    def shape(self) -> str:
        return shape(self.kind)


def parties(casus: OpenCasus) -> list[PartijRow]:
    """For the client alone (who may know every partij), in a fixed order: UWV, gemeente, GGZ, others."""
    order = case({"uwv": 0, "gemeente": 1, "ggz": 2}, value=Partij.kind, else_=3)
    rows = db.session.execute(
        select(
            Deelname.token,
            Partij.id,
            Partij.name,
            Partij.kind,
            Partij.taak,
            Partij.beroepsgeheim,
            Deelname.since,
            Deelname.naam,
        )
        .join(Partij, Partij.id == Deelname.partij_id)
        .where(Deelname.casus_id == casus.id, Deelname.ended_at.is_(None))
        .order_by(order, Partij.name, Partij.id)
    )
    return [PartijRow(row.token, row.id, str(row.naam or row.name), *row[3:]) for row in rows]


def partij_by_token(casus: OpenCasus, token: bytes) -> PartijRow | None:
    return next((row for row in parties(casus) if row.token == token), None)


def naasten(casus: OpenCasus) -> dict[int | str, str]:
    """partij -> what the client calls them, also of those who are gone: for the client's own logs, which name a partij
    by its token in the casus (the oldest rows by its id)."""
    rows = db.session.execute(
        select(Deelname.partij_id, Deelname.token, Deelname.naam).where(
            Deelname.casus_id == casus.id, Deelname.naam_sealed.is_not(None)
        )
    )
    return {key: str(row.naam) for row in rows for key in (row.partij_id, text_of(row.token))}
