from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import NamedTuple

from flask import g
from sqlalchemy import Select, and_, bindparam, case, func, or_, select, true

from portal.account.models import Lidmaatschap, Role
from portal.account.words import shape
from portal.casus.models import Bijdrage, Casus, Deelname, Onderwerp, Teamlid
from portal.core.db import Id, Moment, db, fixed, read
from portal.hulpvraag.models import Antwoord, Vraag
from portal.hulpvraag.queries import first_words
from portal.kluis import keyring
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Arbeidsmarktregio, Partij
from portal.policy.conditions import REQUEST, known, unbroken
from portal.policy.guard import OpenCasus
from portal.policy.listing import Listed, open_listed
from portal.policy.permissions import Permission as P
from portal.policy.sees import masked
from portal.policy.statements import held, permitted
from portal.policy.table import EVERYTHING
from portal.toestemming.models import ChainHead

PAGE = 40
MINE_PAGE = 25
QUOTED = frozenset({str(Vraag.GEHOLPEN)})
NOTHING: frozenset[str] = frozenset()
ONDERWERPEN = frozenset(map(str, Onderwerp))


class Author(NamedTuple):
    """Who wrote it, as this viewer may know them."""

    shape: str
    who: str
    experience: bool


class Item(NamedTuple):
    """One entry on the timeline."""

    id: int
    token: bytes
    onderwerp: Onderwerp
    writer: int
    written_at: datetime
    author: Author
    tekst: Sealed


# Statements are built once: that costs more than running them (measured).
@lru_cache
def _timeline(everything: bool, below: bool, limit: int) -> Select:
    secret = func.coalesce(Partij.beroepsgeheim, False)
    knows = true() if everything else known(REQUEST, Bijdrage.casus_id, Bijdrage.partij_id, secret)
    query = (
        select(
            Bijdrage.id,
            Bijdrage.written_at,
            *Bijdrage.tekst.exprs,
            Lidmaatschap.role,
            # Who may not know the partij gets no name at all: the query withholds it, not the template.
            case((knows, Lidmaatschap.work_name)).label("who"),
            knows.label("known"),
        )
        .join(Lidmaatschap, Lidmaatschap.id == Bijdrage.author_id)
        .outerjoin(Partij, Partij.id == Bijdrage.partij_id)
        .where(
            Bijdrage.casus_id == bindparam("casus_id"),
            Bijdrage.onderwerp.in_(bindparam("onderwerpen", expanding=True)),
            unbroken(REQUEST, Bijdrage.casus_id, Bijdrage.partij_id, everything),
        )
        .order_by(Bijdrage.written_at.desc(), Bijdrage.id.desc())
        .limit(fixed(limit + 1))
    )
    return query.where(_below(Bijdrage.written_at, Bijdrage.id)) if below else query


def _below(moment, place):
    """The next page by key: what comes after this moment and this row."""
    at, row_id = bindparam("below_at", type_=Moment), bindparam("below_id", type_=Id)
    return or_(moment < at, and_(moment == at, place < row_id))


def _from(place: tuple[datetime, int] | None) -> dict:
    return {"below_at": place[0], "below_id": place[1]} if place else {}


def timeline(casus: OpenCasus, before: tuple[datetime, int] | None = None, limit: int = PAGE) -> list[Item]:
    """Newest first, by key. One more than asked tells that there are more."""
    actor = g.actor
    query = _timeline(actor.role in EVERYTHING, before is not None, limit)
    onderwerpen = [Onderwerp(cell) for cell in casus.cells() if cell in ONDERWERPEN]
    given = {"casus_id": casus.id, "onderwerpen": onderwerpen, **_from(before)}

    @cache  # forty texts have a few authors
    def author(partij_id, role, who, knows):
        return _author(casus, partij_id, role, who, knows)

    return [
        Item(row_id, token, onderwerp, writer, at, author(writer, role, who, knows),
             Bijdrage.tekst.made(casus_id, token, blob, onderwerp, writer))
        for row_id, at, casus_id, token, blob, onderwerp, writer, role, who, knows
        in read(query, {**actor.params(), **given})
    ]  # fmt: skip


def _author(casus: OpenCasus, partij_id: int, role: Role, who: str | None, knows: bool) -> Author:
    if partij_id == keyring.CLIENT:
        return Author(shape("client"), str(casus.naam), knows and role is Role.ERVARINGSDESKUNDIGE)
    if knows:
        return Author(shape(role), who or "", role is Role.ERVARINGSDESKUNDIGE)
    return Author(shape("zorgpartij"), masked(casus), False)


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


@lru_cache
def _mine(role: Role, below: bool, limit: int) -> Select:
    query = (
        select(
            *Casus.naam.exprs,
            Casus.versie_id,
            Teamlid.since,
            ChainHead.seq,
            held(role, P.GEHOLPEN_READ),
        )
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .join(Teamlid, Teamlid.casus_id == Casus.id)
        .where(Teamlid.ended_at.is_(None), Teamlid.lidmaatschap_id == REQUEST.id)
        .where(held(role, P.CASUS_READ))  # row by row: no more of one's casussen than fill the page
        .order_by(Teamlid.since.desc(), Teamlid.id.desc())
        .limit(fixed(limit + 1))
    )
    return query.where(_below(Teamlid.since, Teamlid.id)) if below else query


def place_of(token: bytes) -> tuple[datetime, int] | None:
    """Where one of the actor's own casussen stands in their list."""
    row = db.session.execute(
        select(Teamlid.since, Teamlid.id)
        .join(Casus, Casus.id == Teamlid.casus_id)
        .where(Casus.token == token, Teamlid.ended_at.is_(None), Teamlid.lidmaatschap_id == g.actor.id)
    ).one_or_none()
    return tuple(row) if row else None


def mine(
    after: tuple[datetime, int] | None = None, limit: int = MINE_PAGE
) -> tuple[list[MineRow], bytes | None]:
    """The casussen this actor may open, newest joined first; and the last one's token, if there are more."""
    actor = g.actor
    query = _mine(actor.role, after is not None, limit)
    rows = read(query, {**actor.params(), **_from(after)}).all()
    more, rows = rows[limit:], rows[:limit]
    open_listed(
        {row.id: Listed(row.token, row.seq, QUOTED if row.geholpen_read else NOTHING) for row in rows}
    )
    quotes = _quotes([row.versie_id for row in rows if row.geholpen_read and row.versie_id])
    found = [MineRow(row.token, Casus.naam.of(row), quotes.get(row.id), row.since) for row in rows]
    return found, rows[-1].token if more else None


_quoted = select(*Antwoord.tekst.exprs).where(
    Antwoord.versie_id.in_(bindparam("versies", expanding=True)), Antwoord.vraag == Vraag.GEHOLPEN
)


def _quotes(versie_ids: list[int]) -> dict[int, str]:
    if not versie_ids:
        return {}
    rows = read(_quoted, {"versies": versie_ids})
    return {row.casus_id: first_words(str(Antwoord.tekst.of(row))) for row in rows}


def own_casussen() -> list:
    """The casussen of which this actor is the client, newest first."""
    return db.session.execute(
        select(
            Casus.id,
            Casus.token,
            Casus.naam,
            Casus.created_at,
            ChainHead.seq,
            Arbeidsmarktregio.name.label("regio"),
        )
        .join(ChainHead, ChainHead.casus_id == Casus.id)
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
