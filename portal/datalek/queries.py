"""The register of one organisatie: the last revision of each datalek, and all of them."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.datalek.models import Datalek, DatalekRevision, Lek, Told
from portal.kluis.sealed import Sealed
from portal.policy.guard import OpenOrganisatie
from portal.policy.permissions import Permission as P
from portal.policy.statements import permitted


@dataclass(frozen=True)
class Revision:
    datalek_id: int
    token: bytes
    number: int
    version: int
    revision: int
    at: datetime
    by: str
    kind: Lek
    found_at: datetime
    first_found: datetime
    authority: Told
    authority_at: datetime | None
    clients: Told
    clients_on: date | None
    people: int | None
    what: Sealed
    measures: Sealed
    why_not: Sealed


R = DatalekRevision
_earlier = aliased(R)
# Of all that was written of it: the 72 hours began then, and a later revision takes none back.
_FIRST_FOUND = (
    select(func.min(_earlier.found_at))
    .where(_earlier.datalek_id == Datalek.id)
    .correlate(Datalek)
    .scalar_subquery()
)
_LAST = R.number == Datalek.version


def _revisions(organisatie: OpenOrganisatie, *conditions) -> list[Revision]:
    rows = db.session.execute(
        select(
            Datalek.id, Datalek.token, Datalek.number, Datalek.version, R.number.label("revision"), R.at,
            Lidmaatschap.work_name, R.kind, R.found_at, _FIRST_FOUND, R.authority, R.authority_at,
            R.clients, R.clients_on, R.people, R.what, R.measures, R.why_not,
        )
        .join(R, R.datalek_id == Datalek.id)
        .join(Lidmaatschap, Lidmaatschap.id == R.by_id)
        .where(Datalek.organisatie_id == organisatie.id, *conditions)
        .order_by(Datalek.number.desc(), R.number.desc())
    )  # fmt: skip
    return [Revision(*row) for row in rows]


def register(organisatie: OpenOrganisatie) -> list[Revision]:
    """As it is now, the newest on top."""
    return _revisions(organisatie, _LAST)


def everything(organisatie: OpenOrganisatie) -> list[Revision]:
    return _revisions(organisatie)


def history(organisatie: OpenOrganisatie, token: bytes) -> list[Revision]:
    """Of one, the last on top; nothing for what is not of this organisatie."""
    return _revisions(organisatie, Datalek.token == token)


def first_untold() -> tuple[int, datetime | None]:
    """How many are not told yet, and when the first of them was found: no text opens for it."""
    row = db.session.execute(
        select(func.count(Datalek.id), func.min(_FIRST_FOUND))
        .join(R, R.datalek_id == Datalek.id)
        .where(
            _LAST,
            R.authority == Told.NOT_YET,
            Datalek.organisatie_id.in_(permitted(g.actor.role, P.DATALEK_READ)),
        ),
        g.actor.params(),
    ).one()
    return row[0], row[1]
