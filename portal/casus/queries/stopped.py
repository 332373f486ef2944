"""Who stopped, and who was casusregisseur."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.account.words import shape
from portal.casus.models import Casusregisseur, Overdracht
from portal.core.db import Id, db
from portal.organisatie.models import Partij
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P

_taker = aliased(Lidmaatschap)


@dataclass(frozen=True)
class OverdrachtRow:
    """Who stopped, as the client knows them. `onderdeel_id`: whom the client can ask for somebody else.

    `by_office`: their organisatie handed the work over, and nobody wrote; `taken_over`: to whom.
    """

    id: int
    token: bytes
    version: int
    name: str
    functie: str | None
    partij: str
    kind: str
    onderdeel_id: int | None
    at: datetime
    acties: int
    last: bool
    seen: bool
    tekst: object
    by_office: bool
    taken_over: str | None

    @property
    def said(self) -> str | None:
        """On paper, where there is no page around it. None: who stopped wrote nothing, since nothing was open."""
        if not self.by_office:
            return str(self.tekst) if self.tekst else None
        return (
            f"{self.taken_over} neemt het over."
            if self.taken_over
            else "Niemand van deze organisatie neemt het over."
        )

    @property
    def shape(self) -> str:
        return shape(self.kind)


# Built once: that costs more than running it (measured).
_overdrachten = (
    select(
        Overdracht.id, Overdracht.token, Overdracht.version, Lidmaatschap.work_name, Lidmaatschap.functie,
        Partij.name, Partij.kind, Lidmaatschap.onderdeel_id, Overdracht.at, Overdracht.acties, Overdracht.last,
        Overdracht.seen_at.is_not(None), Overdracht.tekst, Overdracht.by_office, _taker.named,
    )
    .join(Lidmaatschap, Lidmaatschap.id == Overdracht.author_id)
    .outerjoin(_taker, _taker.id == Overdracht.taken_over_id)
    .join(Partij, Partij.id == Overdracht.partij_id)
    .where(Overdracht.casus_id == bindparam("casus_id", type_=Id))
    .order_by(Overdracht.at.desc(), Overdracht.id.desc())
)  # fmt: skip


def overdrachten(casus: OpenCasus, *conditions) -> list[OverdrachtRow]:
    """Newest first."""
    if P.OVERDRACHT_READ not in casus.may:
        return []
    rows = db.session.execute(_overdrachten.where(*conditions), {"casus_id": casus.id})
    return [OverdrachtRow(*row) for row in rows]


def regisseurs(casus: OpenCasus) -> list:
    """For the client: who was casusregisseur and until when, newest first."""
    return db.session.execute(
        select(Lidmaatschap.work_name, Casusregisseur.since, Casusregisseur.ended_at)
        .join(Lidmaatschap, Lidmaatschap.id == Casusregisseur.lidmaatschap_id)
        .where(Casusregisseur.casus_id == casus.id)
        .order_by(Casusregisseur.id.desc())
    ).all()


def partij_name(partij_id: int) -> str:
    """Of the actor's own partij, which they know."""
    return db.session.scalar(select(Partij.name).where(Partij.id == partij_id))
