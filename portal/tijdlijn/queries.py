from datetime import datetime
from functools import cache, lru_cache
from typing import NamedTuple

from flask import g
from sqlalchemy import Select, and_, bindparam, case, func, literal, not_, select, true

from portal.account.models import Lidmaatschap, Role
from portal.account.words import shape
from portal.casus.models import Bijdrage, Onderwerp
from portal.core.db import Id, Moment, db, fixed, read
from portal.core.paging import Place, below_key, key_of
from portal.core.search import matches
from portal.kluis.keyring import CLIENT
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Partij
from portal.policy.conditions import REQUEST, author, known, unbroken
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.sees import masked
from portal.policy.table import EVERYTHING, WRITES
from portal.tijdlijn.choice import HIDDEN, Choice
from portal.tijdlijn.models import Revision, Zienswijze

PAGE = 40
ONDERWERPEN = frozenset(map(str, Onderwerp))
WHOLE = Choice()


class Author(NamedTuple):
    """Who wrote it, as this viewer may know them."""

    shape: str
    who: str
    experience: bool


class View(NamedTuple):
    """The client's zienswijze; `earlier`: the bijdrage was corrected after it was given."""

    tekst: Sealed
    written_at: datetime
    version: int
    earlier: bool


class Item(NamedTuple):
    """One entry on the timeline, and what this actor may do with it."""

    id: int
    token: bytes
    version: int
    onderwerp: Onderwerp
    writer: int
    written_at: datetime
    corrected_at: datetime | None
    author: Author
    tekst: Sealed
    zienswijze: View | None
    mine: bool
    may_correct: bool
    may_view: bool


def knows(everything: bool):
    secret = func.coalesce(Partij.beroepsgeheim, False)
    return true() if everything else known(REQUEST, Bijdrage.casus_id, Bijdrage.partij_id, secret)


def readable(columns, everything: bool) -> Select:
    return (
        select(*columns)
        .select_from(Bijdrage)
        .join(Lidmaatschap, Lidmaatschap.id == Bijdrage.author_id)
        .outerjoin(Partij, Partij.id == Bijdrage.partij_id)
        .where(
            Bijdrage.casus_id == bindparam("casus_id", type_=Id),
            Bijdrage.onderwerp.in_(bindparam("onderwerpen", expanding=True)),
            unbroken(REQUEST, Bijdrage.casus_id, Bijdrage.partij_id, everything),
        )
    )


# Statements are built once: that costs more than running them (measured).
@lru_cache(maxsize=200)
def _timeline(role: Role, may: frozenset[P], one: bool) -> Select:
    everything = role in EVERYTHING
    known_to = knows(everything)
    mine = [allowed(p, role) if p in may else literal(False) for p in ROW_PERMISSIONS]
    columns = (
        author(REQUEST),
        Bijdrage.id,
        Bijdrage.version,
        Bijdrage.written_at,
        Bijdrage.corrected_at,
        *Bijdrage.tekst.exprs,
        Lidmaatschap.role,
        # Who may not know the partij gets no name at all: the query withholds it, not the template.
        case((known_to, Lidmaatschap.named)),
        known_to.label("known"),
        Zienswijze.token,
        Zienswijze.tekst_sealed,
        Zienswijze.written_at,
        Zienswijze.version,
        Zienswijze.about,
        *mine,
    )
    query = readable(columns, everything).outerjoin(Zienswijze, Zienswijze.bijdrage_id == Bijdrage.id)
    if one:
        return query.where(Bijdrage.token == bindparam("token"))
    return query.order_by(Bijdrage.written_at.desc(), Bijdrage.id.desc())


ROW_PERMISSIONS = (P.BIJDRAGE_CORRECT, P.ZIENSWIJZE_WRITE)


@lru_cache(maxsize=200)
def _chosen(
    role: Role, may: frozenset[P], below: bool, limit: int | None, hidden: bool | None, since: bool, until: bool
) -> Select:  # fmt: skip
    query = _timeline(role, may, False)
    if hidden is not None:  # whom the viewer may not know cannot be picked out by a number either
        known_to = knows(role in EVERYTHING)
        by = bindparam("writer", type_=Id)
        query = query.where(not_(known_to) if hidden else and_(known_to, Bijdrage.partij_id == by))
    if since:
        query = query.where(Bijdrage.written_at >= bindparam("since", type_=Moment))
    if until:
        query = query.where(Bijdrage.written_at < bindparam("until", type_=Moment))
    if below:
        query = query.where(below_key(Bijdrage.written_at, Bijdrage.id))
    return query if limit is None else query.limit(fixed(limit + 1))


@lru_cache(maxsize=200)
def _from_experience(role: Role, may: frozenset[P], limit: int) -> Select:
    """Only of whom the viewer may know: of another it is not told from what they write."""
    query = _timeline(role, may, False)
    by = Lidmaatschap.role == Role.ERVARINGSDESKUNDIGE
    return query.where(by, knows(role in EVERYTHING)).limit(fixed(limit + 1))


def from_experience(casus: OpenCasus, limit: int) -> list[Item]:
    """What ervaringsdeskundigen wrote, newest first. One more than asked tells that there are more."""
    query = _from_experience(g.actor.role, _may(casus), limit)
    return _items(casus, read(query, given(casus)))


def _may(casus: OpenCasus) -> frozenset[P]:
    return frozenset(p for p in ROW_PERMISSIONS if p in casus.may)


def given(casus: OpenCasus, onderwerp: Onderwerp | None = None) -> dict:
    cells = [Onderwerp(cell) for cell in casus.cells() if cell in ONDERWERPEN]
    chosen = [cell for cell in cells if onderwerp in (None, cell)]
    return {**g.actor.params(), "casus_id": casus.id, "onderwerpen": chosen}


def timeline(
    casus: OpenCasus, before: Place | None = None, limit: int | None = PAGE, choice: Choice = WHOLE
) -> list[Item]:
    """Newest first, by key. One more than asked tells that there are more."""
    hidden = None if choice.writer is None else choice.writer == HIDDEN
    begins, ends = choice.begins, choice.ends
    query = _chosen(
        g.actor.role, _may(casus), before is not None, limit, hidden, begins is not None, ends is not None
    )
    asked = {"writer": choice.writer, "since": begins, "until": ends}
    return _items(casus, read(query, given(casus, choice.onderwerp) | key_of(before) | asked))


def search(
    casus: OpenCasus, words: str, choice: Choice, before: Place | None = None
) -> tuple[list[Item], int]:
    """(a page and one more, how many there are). In memory, among what this actor may read: no sealed word goes into
    an index."""
    # The inzage row holds every cell that was searched, not only what was found (NEN 7513: what was consulted): that a
    # word does not stand there is an answer too, and who guesses at words leaves a trace.
    found = [item for item in timeline(casus, before, None, choice) if matches(words, _said(item))]
    return found[: PAGE + 1], len(found)


def _said(item: Item) -> str:
    view = item.zienswijze
    return f"{item.tekst} {view.tekst}" if view else str(item.tekst)


def entry(casus: OpenCasus, token: bytes) -> Item | None:
    """None for what is not there and for what this actor may not read."""
    query = _timeline(g.actor.role, _may(casus), True)
    return next(iter(_items(casus, read(query, {**given(casus), "token": token}))), None)


def _items(casus: OpenCasus, rows) -> list[Item]:
    @cache  # forty texts have a few authors
    def written_by(partij_id, role, who, knows):
        return _author(casus, partij_id, role, who, knows)

    return [
        Item(row_id, token, version, onderwerp, writer, at, corrected, written_by(writer, role, who, knows),
             Bijdrage.tekst.made(casus_id, token, blob, onderwerp, writer),
             _view(casus_id, onderwerp, version, *view) if view[1] else None,
             bool(mine), bool(correct) and WRITES[onderwerp] in casus.may, bool(others))
        for mine, row_id, version, at, corrected, casus_id, token, blob, onderwerp, writer, role, who, knows,
            *view, correct, others in rows
    ]  # fmt: skip


def _view(casus_id, onderwerp, newest, token, blob, at, version, about) -> View:
    return View(Zienswijze.tekst.made(casus_id, token, blob, onderwerp), at, version, about < newest)


def _author(casus: OpenCasus, partij_id: int, role: Role, who: str | None, knows: bool) -> Author:
    if partij_id == CLIENT:
        return Author(shape("client"), str(casus.naam), False)
    if knows:
        return Author(shape(role), who or "", role is Role.ERVARINGSDESKUNDIGE)
    return Author(shape("zorgpartij"), masked(casus), False)


def position(casus: OpenCasus, token: bytes) -> Place | None:
    """Where on the timeline an entry stands, to go on from there."""
    row = db.session.execute(
        select(Bijdrage.written_at, Bijdrage.id).where(Bijdrage.casus_id == casus.id, Bijdrage.token == token)
    ).one_or_none()
    return tuple(row) if row else None


class Earlier(NamedTuple):
    """A text that was corrected."""

    written_at: datetime
    tekst: Sealed


def earlier(casus: OpenCasus, items: list[Item]) -> dict[int, list[Earlier]]:
    """bijdrage -> what stood there before, oldest first; the same readers as the bijdrage itself."""
    asked = {item.id for item in items if item.corrected_at}
    query = select(Revision.bijdrage_id, Revision.written_at, Revision.tekst).where(
        Revision.casus_id == casus.id
    )
    if len(items) == 1:
        query = query.where(Revision.bijdrage_id == items[0].id)
    found: dict[int, list[Earlier]] = {bijdrage_id: [] for bijdrage_id in asked}
    for bijdrage_id, written_at, tekst in db.session.execute(query.order_by(Revision.number)):
        if bijdrage_id in asked:
            found[bijdrage_id].append(Earlier(written_at, tekst))
    return found
