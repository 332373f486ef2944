"""What takes two people: what waits, and which of it this actor may confirm."""

from dataclasses import dataclass
from datetime import datetime

from flask import g
from sqlalchemy import select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap, Role
from portal.core.clock import now
from portal.core.db import db
from portal.desk.models import Change, ChangeKind, Changestand
from portal.organisatie.models import Organisatie
from portal.policy.guard import OpenOrganisatie
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.statements import permitted

_proposer = aliased(Lidmaatschap)


@dataclass(frozen=True)
class ChangeRow:
    id: int
    token: bytes
    version: int
    kind: ChangeKind
    stand: Changestand
    about: str
    role: Role
    by: str
    proposed_by_id: int
    lidmaatschap_id: int
    proposed_at: datetime
    ends_at: datetime
    organisatie: str
    organisatie_token: bytes
    may_confirm: bool

    @property
    def waits(self) -> bool:
        return self.stand is Changestand.OPEN and self.ends_at > now()


def _rows(*conditions) -> list[ChangeRow]:
    rows = db.session.execute(
        select(
            Change.id, Change.token, Change.version, Change.kind, Change.stand, Lidmaatschap.work_name,
            Lidmaatschap.role, _proposer.work_name, Change.proposed_by_id, Change.lidmaatschap_id,
            Change.proposed_at, Change.ends_at,
            Organisatie.name, Organisatie.token, allowed(P.SLEUTELPERSOON_CONFIRM, g.actor.role),
        )
        .join(Lidmaatschap, Lidmaatschap.id == Change.lidmaatschap_id)
        .join(_proposer, _proposer.id == Change.proposed_by_id)
        .join(Organisatie, Organisatie.id == Change.organisatie_id)
        .where(*conditions)
        .order_by(Change.id),
        g.actor.params(),
    )  # fmt: skip
    return [ChangeRow(*row) for row in rows]


def _waiting() -> tuple:
    return Change.stand == Changestand.OPEN, Change.ends_at > now()


def waiting(organisatie: OpenOrganisatie) -> list[ChangeRow]:
    return _rows(Change.organisatie_id == organisatie.id, *_waiting())


def change(organisatie: OpenOrganisatie, token: bytes) -> ChangeRow | None:
    """For who proposed it and who may confirm it; to anybody else it does not exist."""
    found = _rows(Change.organisatie_id == organisatie.id, Change.token == token)
    return next((row for row in found if row.may_confirm or row.proposed_by_id == g.actor.id), None)


def to_confirm() -> list[ChangeRow]:
    """Of every organisatie of which this actor may confirm something."""
    where = Change.organisatie_id.in_(permitted(g.actor.role, P.SLEUTELPERSOON_CONFIRM))
    return [row for row in _rows(where, *_waiting()) if row.may_confirm]
