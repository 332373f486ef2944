"""Who looked in a casus, for its client."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Deelname, Teamlid
from portal.core.db import Id, db
from portal.core.paging import Place, below_key, key_of
from portal.inzage.models import SUCCEEDED, Inzage, InzageObject, Navraag
from portal.inzage.words import NOT_ASKED_ABOUT
from portal.organisatie.models import Organisatie, Partij
from portal.policy.guard import OpenCasus

PAGE = 100
ITS = and_(Deelname.casus_id == InzageObject.casus_id, Deelname.partij_id == Inzage.partij_id)
ORGANISATIE_ID = func.coalesce(Inzage.organisatie_id, Lidmaatschap.organisatie_id)


@dataclass(frozen=True)
class Choice:
    """Of whom, and since when. `partij_id` 0: the client; -1: who is of no partij that takes part."""

    partij_id: int | None = None
    since: datetime | None = None


OWN, OTHERS = 0, -1


@lru_cache
def _looks() -> Select:
    """Built once: that costs more than running it."""
    joined = exists().where(
        Teamlid.casus_id == InzageObject.casus_id, Teamlid.lidmaatschap_id == Inzage.lidmaatschap_id
    )
    return (
        select(
            InzageObject.id, InzageObject.cells, Inzage.trace, Inzage.at, Inzage.event, Inzage.outcome,
            Inzage.action, Inzage.page, Inzage.lidmaatschap_id, Inzage.role, Inzage.partij_id,
            func.coalesce(Inzage.work_name, Lidmaatschap.work_name).label("work_name"),
            Lidmaatschap.functie, Partij.name.label("partij"), Organisatie.name.label("organisatie"),
            joined.label("joined"), Navraag.token.label("navraag"), Navraag.due, Navraag.answered_at, Deelname.naam,
        )
        .join(Inzage, Inzage.id == InzageObject.inzage_id)
        .join(Lidmaatschap, Lidmaatschap.id == Inzage.lidmaatschap_id)
        .outerjoin(Partij, Partij.id == Inzage.partij_id)
        .outerjoin(Organisatie, Organisatie.id == ORGANISATIE_ID)
        .outerjoin(Deelname, ITS)
        .outerjoin(Navraag, and_(Navraag.inzage_id == Inzage.id, Navraag.casus_id == InzageObject.casus_id))
        .where(InzageObject.casus_id == bindparam("casus_id", type_=Id))
        .order_by(Inzage.at.desc(), InzageObject.id.desc())
    )  # fmt: skip


def looks(
    casus: OpenCasus, choice: Choice = Choice(), place: Place | None = None, most: int | None = PAGE
) -> list:
    """Every look at this casus, newest first; one more than a page tells that there are more. `most` None: all."""
    query = _looks().where(*_chosen(casus, choice))
    if place:
        query = query.where(below_key(Inzage.at, InzageObject.id))
    if most is not None:
        query = query.limit(most + 1)
    return db.session.execute(query, {"casus_id": casus.id, **key_of(place)}).all()


def _chosen(casus: OpenCasus, choice: Choice) -> list[ColumnElement[bool]]:
    found = [Inzage.at >= choice.since] if choice.since else []
    if choice.partij_id == OWN:
        found.append(Inzage.lidmaatschap_id == casus.client_id)
    elif choice.partij_id == OTHERS:
        found += [Inzage.lidmaatschap_id != casus.client_id, Deelname.id.is_(None)]
    elif choice.partij_id is not None:
        found.append(Inzage.partij_id == choice.partij_id)
    return found


def place_of(casus: OpenCasus, trace: bytes) -> Place | None:
    """Where a look stands in the list; None if there is none such in this casus."""
    row = db.session.execute(_of(casus, trace).with_only_columns(Inzage.at, InzageObject.id)).one_or_none()
    return (row.at, row.id) if row else None


def one_look(casus: OpenCasus, trace: bytes):
    """A look by somebody who works for an organisatie; there is nobody to ask about any other."""
    query = _looks().where(Inzage.trace == trace, ORGANISATIE_ID.is_not(None))
    query = query.add_columns(Inzage.id.label("inzage_id"), ORGANISATIE_ID.label("organisatie_id"))
    row = db.session.execute(query, {"casus_id": casus.id}).one_or_none()
    return row if row and may_be_asked(row.cells) else None


def may_be_asked(cells: str) -> bool:
    return NOT_ASKED_ABOUT.isdisjoint(cell.lstrip("+") for cell in cells.split())


def _of(casus: OpenCasus, trace: bytes) -> Select:
    return (
        select(InzageObject)
        .join(Inzage, Inzage.id == InzageObject.inzage_id)
        .where(InzageObject.casus_id == casus.id, Inzage.trace == trace)
    )


def took_part(casus: OpenCasus) -> list:
    """Every partij that ever took part, by the name that the client knows it by, for the choice of whose looks."""
    return db.session.execute(
        select(Deelname.token, Deelname.partij_id, Partij.name, Deelname.naam)
        .join(Partij, Partij.id == Deelname.partij_id)
        .where(Deelname.casus_id == casus.id)
        .order_by(Partij.name, Partij.id)
    ).all()


def first_looks(casus: OpenCasus, limit: int = 3) -> list:
    """The newest looks by others than the client, for the start page."""
    query = (
        select(
            Inzage.at,
            Inzage.role,
            Inzage.page,
            Lidmaatschap.work_name,
            Partij.name.label("partij"),
            Deelname.naam,
        )
        .join(InzageObject, InzageObject.inzage_id == Inzage.id)
        .join(Lidmaatschap, Lidmaatschap.id == Inzage.lidmaatschap_id)
        .outerjoin(Partij, Partij.id == Inzage.partij_id)
        .outerjoin(Deelname, ITS)
        .where(InzageObject.casus_id == casus.id, Inzage.lidmaatschap_id != casus.client_id)
        .where(or_(Inzage.page == "casus.show", Inzage.page.like("hulpvraag.%")))
        .where(Inzage.outcome == SUCCEEDED)
        .order_by(InzageObject.id.desc())
        .limit(limit)
    )
    return db.session.execute(query).all()


def who(row) -> str:
    """A naaste by what the client calls them, another by their name at work; "" for the client."""
    return ", ".join(str(part) for part in dict.fromkeys((row.naam or row.work_name, row.partij)) if part)


def whoever(row) -> str:
    """Who was refused and never took part here is told by where they work alone: it need not have been meant."""
    if row.outcome == SUCCEEDED or row.joined:
        return who(row) or row.organisatie or "Iemand"
    return f"Iemand van {row.organisatie}" if row.organisatie else "Iemand"
