from dataclasses import dataclass
from datetime import datetime

from flask import g
from sqlalchemy import and_, case, func, or_, select, true

from portal.account.models import Lidmaatschap, Role
from portal.account.queries import shape
from portal.casus.models import Bijdrage, Casus, Deelname, Onderwerp, Teamlid
from portal.core.db import db
from portal.hulpvraag.models import Antwoord, Vraag
from portal.hulpvraag.queries import first_words
from portal.kluis import keyring
from portal.organisatie.models import Arbeidsmarktregio, Partij
from portal.policy.conditions import EVERYTHING, REQUEST, known, unbroken
from portal.policy.guard import OpenCasus
from portal.policy.listing import Listed, open_listed
from portal.policy.permissions import Permission as P
from portal.policy.statements import held, permitted

PAGE = 40
MINE_PAGE = 25


@dataclass(frozen=True)
class Item:
    """One entry on the timeline, as this viewer may know it."""

    id: int
    token: bytes
    onderwerp: Onderwerp
    writer: int
    written_at: datetime
    shape: str
    who: str
    role: Role
    tekst: object


def timeline(casus: OpenCasus, before: tuple[datetime, int] | None = None, limit: int = PAGE) -> list[Item]:
    """Newest first, by key. One more than asked tells that there are more."""
    actor = g.actor
    everything = actor.role in EVERYTHING
    secret = func.coalesce(Partij.beroepsgeheim, False)
    knows = true() if everything else known(REQUEST, Bijdrage.casus_id, Bijdrage.partij_id, secret)
    query = (
        select(
            Bijdrage.id,
            Bijdrage.token,
            Bijdrage.onderwerp,
            Bijdrage.partij_id,
            Bijdrage.written_at,
            Bijdrage.tekst,
            Lidmaatschap.role,
            # Who may not know the partij gets no name at all: the query withholds it, not the template.
            case((knows, Lidmaatschap.work_name)).label("who"),
            knows.label("known"),
        )
        .join(Lidmaatschap, Lidmaatschap.id == Bijdrage.author_id)
        .outerjoin(Partij, Partij.id == Bijdrage.partij_id)
        .where(
            Bijdrage.casus_id == casus.id,
            Bijdrage.onderwerp.in_([Onderwerp(c) for c in casus.cells() if c in set(Onderwerp)]),
            unbroken(REQUEST, Bijdrage.casus_id, Bijdrage.partij_id, everything),
        )
        .order_by(Bijdrage.written_at.desc(), Bijdrage.id.desc())
        .limit(limit + 1)
    )
    if before:
        at, row_id = before
        query = query.where(
            or_(Bijdrage.written_at < at, and_(Bijdrage.written_at == at, Bijdrage.id < row_id))
        )
    return [_item(casus, row) for row in db.session.execute(query, actor.params())]


def _item(casus: OpenCasus, row) -> Item:
    by_client = row.partij_id == keyring.CLIENT
    if by_client:
        who = str(casus.naam)
    else:
        who = row.who or "" if row.known else "zorgpartij"
    kind = "client" if by_client else row.role if row.known else "zorgpartij"
    return Item(
        row.id,
        row.token,
        row.onderwerp,
        row.partij_id,
        row.written_at,
        shape(kind),
        who or "",
        row.role,
        row.tekst,
    )


def position(casus: OpenCasus, token: bytes) -> tuple[datetime, int] | None:
    """Where on the timeline an entry stands, to go on from there."""
    row = db.session.execute(
        select(Bijdrage.written_at, Bijdrage.id).where(Bijdrage.casus_id == casus.id, Bijdrage.token == token)
    ).one_or_none()
    return tuple(row) if row else None


@dataclass(frozen=True)
class MineRow:
    token: bytes
    naam: object
    quote: str | None
    since: datetime


def mine(
    after: tuple[datetime, int] | None = None, limit: int = MINE_PAGE
) -> tuple[list[MineRow], tuple | None]:
    """The casussen this actor may open, by when they joined; and the key to go on from, if there are more."""
    actor = g.actor
    query = (
        select(
            Casus.id,
            Casus.token,
            Casus.naam,
            Casus.versie_id,
            Teamlid.since,
            Teamlid.id.label("place"),
            held(actor.role, P.GEHOLPEN_READ),
        )
        .join(Teamlid, Teamlid.casus_id == Casus.id)
        .where(Teamlid.ended_at.is_(None), Teamlid.lidmaatschap_id == REQUEST.id)
        .where(Casus.id.in_(permitted(actor.role, P.CASUS_READ)))
        .order_by(Teamlid.since.desc(), Teamlid.id.desc())
        .limit(limit + 1)
    )
    if after:
        since, place = after
        query = query.where(or_(Teamlid.since < since, and_(Teamlid.since == since, Teamlid.id < place)))
    rows = db.session.execute(query, actor.params()).all()
    more, rows = rows[limit:], rows[:limit]
    geholpen = frozenset({str(Vraag.GEHOLPEN)})
    open_listed({row.id: Listed(row.token, geholpen if row.geholpen_read else frozenset()) for row in rows})
    quotes = _quotes([row.versie_id for row in rows if row.geholpen_read and row.versie_id])
    found = [MineRow(row.token, row.naam, quotes.get(row.id), row.since) for row in rows]
    return found, (rows[-1].since, rows[-1].place) if more else None


def _quotes(versie_ids: list[int]) -> dict[int, str]:
    if not versie_ids:
        return {}
    rows = db.session.execute(
        select(Antwoord.casus_id, Antwoord.tekst).where(
            Antwoord.versie_id.in_(versie_ids), Antwoord.vraag == Vraag.GEHOLPEN
        )
    )
    return {row.casus_id: first_words(str(row.tekst)) for row in rows}


def own_casussen() -> list:
    """The casussen of which this actor is the client, newest first."""
    return db.session.execute(
        select(Casus.id, Casus.token, Casus.naam, Casus.created_at, Arbeidsmarktregio.name.label("regio"))
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Casus.regio_id)
        .where(Casus.id.in_(permitted(g.actor.role, P.CASUS_READ)))
        .order_by(Casus.created_at.desc(), Casus.id.desc()),
        g.actor.params(),
    ).all()


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
        )
        .join(Partij, Partij.id == Deelname.partij_id)
        .where(Deelname.casus_id == casus.id, Deelname.ended_at.is_(None))
        .order_by(order, Partij.name, Partij.id)
    )
    return [PartijRow(*row) for row in rows]


def partij_by_token(casus: OpenCasus, token: bytes) -> PartijRow | None:
    return next((row for row in parties(casus) if row.token == token), None)
