"""The casussen that somebody may open, by name."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import g
from sqlalchemy import Select, bindparam, select

from portal.account.models import Role
from portal.casus.models import Casus, Teamlid
from portal.core.db import db, fixed, read
from portal.core.paging import Place, below_key, key_of
from portal.hulpvraag.models import Antwoord, Vraag
from portal.hulpvraag.queries import first_words
from portal.organisatie.models import Arbeidsmarktregio
from portal.policy.conditions import REQUEST
from portal.policy.listing import Listed, open_listed, together
from portal.policy.permissions import Permission as P
from portal.policy.statements import held, permitted
from portal.toestemming.models import ChainHead

MINE_PAGE = 25
QUOTED = frozenset({str(Vraag.GEHOLPEN)})
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NamedCasus:
    """How a casus is called in a list; `quote` only where the first vraag is open to this actor."""

    id: int
    token: bytes
    naam: object
    quote: str | None


@dataclass(frozen=True)
class MineRow(NamedCasus):
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
    return query.where(below_key(Teamlid.since, Teamlid.id)) if below else query


def place_of(token: bytes) -> Place | None:
    """Where one of the actor's own casussen stands in their list."""
    row = db.session.execute(
        select(Teamlid.since, Teamlid.id)
        .join(Casus, Casus.id == Teamlid.casus_id)
        .where(Casus.token == token, Teamlid.ended_at.is_(None), Teamlid.lidmaatschap_id == g.actor.id)
    ).one_or_none()
    return tuple(row) if row else None


def mine(after: Place | None = None, limit: int = MINE_PAGE) -> tuple[list[MineRow], bytes | None]:
    """The casussen this actor may open, newest joined first; and the last one's token, if there are more."""
    actor = g.actor
    query = _mine(actor.role, after is not None, limit)
    rows = read(query, {**actor.params(), **key_of(after)}).all()
    more, rows = rows[limit:], rows[:limit]
    found = [MineRow(*named, row.since) for named, row in zip(_named(rows), rows, strict=True)]
    return found, rows[-1].token if more else None


@lru_cache
def _by_id(role: Role) -> Select:
    return (
        select(*Casus.naam.exprs, Casus.versie_id, ChainHead.seq, held(role, P.GEHOLPEN_READ))
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .where(Casus.id.in_(bindparam("casussen", expanding=True)), held(role, P.CASUS_READ))
    )


def named_casussen(casus_ids: list[int], also: dict[int, Listed] | None = None) -> dict[int, NamedCasus]:
    """Those of these that this actor may open, for a list that another query put in order.

    `also`: what the page lists besides, so that all keys come in one look-up.
    """
    rows = read(_by_id(g.actor.role), {**g.actor.params(), "casussen": casus_ids}).all()
    return {row.id: NamedCasus(*named) for named, row in zip(_named(rows, also), rows, strict=True)}


def _named(rows: list, also: dict[int, Listed] | None = None) -> list[tuple]:
    """(id, token, naam, quote) of each, opened as a list is."""
    listed = {row.id: Listed(row.token, row.seq, QUOTED if row.geholpen_read else NOTHING) for row in rows}
    open_listed(together(listed, also or {}))
    quotes = _quotes([row.versie_id for row in rows if row.geholpen_read and row.versie_id])
    return [(row.id, row.token, Casus.naam.of(row), quotes.get(row.id)) for row in rows]


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
            Casus.ends_at,
            ChainHead.seq,
            Arbeidsmarktregio.name.label("regio"),
        )
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Casus.regio_id)
        .where(Casus.id.in_(permitted(g.actor.role, P.CASUS_READ)))
        .order_by(Casus.created_at.desc(), Casus.id.desc()),
        g.actor.params(),
    ).all()
