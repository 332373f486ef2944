"""Reads of the hulpvraag. What the actor may not read is not fetched; the keyring would not open it either."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from flask import g
from sqlalchemy import Select, bindparam, func, select

from portal.casus.models import Casus
from portal.core.db import db, read
from portal.hulpvraag.models import Antwoord, Concept, Versie, Vraag
from portal.hulpvraag.vragen import WORDS, in_words
from portal.kluis.sealed import Sealed
from portal.policy.conditions import REQUEST, open_when_made
from portal.policy.guard import OpenCasus
from portal.policy.table import EVERYTHING
from portal.toestemming.cells import VRAGEN


@dataclass(frozen=True)
class Answer:
    """`since`: since when these words stand."""

    vraag: Vraag
    sealed: Sealed
    since: datetime

    @property
    def question(self) -> str:
        return WORDS[self.vraag].question

    @property
    def text(self) -> str:
        return in_words(self.vraag, str(self.sealed))


@dataclass(frozen=True)
class VersieRow:
    """A version as this viewer may know it: `made_at` is when something changed in what they may read.

    `ids`: versions between which nothing changed for them are one.
    """

    id: int
    token: bytes
    made_at: datetime
    ids: frozenset[int]


def _in_order(answers: list[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda answer: list(Vraag).index(answer.vraag))


def changed(versie: Versie) -> list[str]:
    """The vragen of which the words are new in this version."""
    found = select(Antwoord.vraag).where(Antwoord.versie_id == versie.id, Antwoord.since == versie.made_at)
    return [str(vraag) for vraag in db.session.scalars(found.order_by(Antwoord.id))]


def open_vragen(casus: OpenCasus) -> list[str]:
    return [cell for cell in casus.cells() if cell in VRAGEN]


def _readable(everything: bool) -> Select:
    """(versie, antwoord) that an actor may read: the newest version's, and older ones made while it was open."""
    return (
        select(
            Versie.id,
            Versie.token.label("versie_token"),
            Versie.number,
            Versie.made_at,
            Antwoord.since,
            *Antwoord.tekst.exprs,
        )
        .join(Antwoord, Antwoord.versie_id == Versie.id)
        .join(Casus, Casus.id == Versie.casus_id)
        .where(
            Versie.casus_id == bindparam("casus_id"),
            Antwoord.casus_id == bindparam("casus_id"),
            Antwoord.vraag.in_(bindparam("vragen", expanding=True)),
            open_when_made(REQUEST, everything),
        )
    )


@lru_cache
def _answers(everything: bool) -> Select:
    return _readable(everything).where(Versie.id == bindparam("versie_id"))


@lru_cache
def _versions(everything: bool) -> Select:
    return _readable(everything).order_by(Versie.number)


def _given(casus: OpenCasus, **more) -> dict:
    vragen = [Vraag(cell) for cell in open_vragen(casus)]
    return {**g.actor.params(), "casus_id": casus.id, "vragen": vragen, **more}


def answers(casus: OpenCasus, versie_id: int | None = None) -> tuple[VersieRow | None, list[Answer]]:
    """The newest version's readable answers, or an older one's. (None, []) when there is nothing to read."""
    wanted = versie_id or casus.versie_id
    if wanted is None:
        return None, []
    everything = g.actor.role in EVERYTHING
    query = _answers(everything)
    rows = read(query, _given(casus, versie_id=wanted)).all()
    if not rows:
        return None, []
    first = rows[0]
    changed = first.made_at if everything else max(row.since for row in rows)
    versie = VersieRow(first.id, first.versie_token, changed, frozenset({first.id}))
    return versie, _in_order([Answer(row.vraag, Antwoord.tekst.of(row), row.since) for row in rows])


def versions(casus: OpenCasus) -> list[VersieRow]:
    """The versions of which this actor may read something, newest first.

    A version that changed only what they may not read is not a version to them: they would learn that it changed.
    """
    return _grouped(read(_versions(g.actor.role in EVERYTHING), _given(casus)).all())


def _grouped(rows) -> list[VersieRow]:
    found: list[VersieRow] = []
    before = None
    for versie, its in groupby(rows, key=lambda row: (row.id, row.versie_token, row.made_at)):
        answered = {(row.vraag, row.since) for row in its}
        if answered == before:
            last = found.pop()
            found.append(replace(last, ids=last.ids | {versie[0]}))
        else:
            found.append(VersieRow(*versie, frozenset({versie[0]})))
        before = answered
    return found[::-1]


def history(casus: OpenCasus) -> list[tuple[VersieRow, list[Answer]]]:
    """Every version of which this actor may read something with what they may read of it, newest first."""
    rows = read(_versions(g.actor.role in EVERYTHING), _given(casus)).all()
    texts = {
        versie: _in_order([Answer(row.vraag, Antwoord.tekst.of(row), row.since) for row in its])
        for versie, its in groupby(rows, key=lambda row: row.id)
    }
    return [(versie, texts[versie.id]) for versie in _grouped(rows)]


def version_by_token(casus: OpenCasus, token: bytes) -> int | None:
    return db.session.scalar(select(Versie.id).where(Versie.casus_id == casus.id, Versie.token == token))


@dataclass(frozen=True)
class Written:
    text: str
    version: int
    saved_at: datetime
    before: str
    taken_over: bool

    @property
    def own(self) -> str:
        """One's own words, that can be put back while other words that were taken over stand here."""
        return self.before if self.taken_over else ""


def concepts(casus: OpenCasus) -> dict[Vraag, Written]:
    """What the client is writing; only the client's keyring opens it."""
    rows = db.session.execute(
        select(
            Concept.vraag,
            Concept.tekst,
            Concept.version,
            Concept.saved_at,
            Concept.before,
            Concept.taken_version,
        ).where(Concept.casus_id == casus.id)
    )
    return {
        vraag: Written(str(tekst), version, saved_at, str(before).strip() and str(before), taken == version)
        for vraag, tekst, version, saved_at, before, taken in rows
    }


def first_words(text: str, longest: int = 60) -> str:
    """A quote: the first words of an answer, cut at a word; it shows that the client said more."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[:longest].rsplit(" ", 1)[0]
    return (cut.rstrip(" ,;:.") or line[:longest]) + "…"


def written_since(casus: OpenCasus) -> datetime | None:
    return db.session.scalar(select(func.max(Concept.saved_at)).where(Concept.casus_id == casus.id))
