"""Reads of the hulpvraag. What the actor may not read is not fetched; the keyring would not open it either."""

from dataclasses import dataclass
from datetime import datetime

from flask import g
from sqlalchemy import func, select

from portal.casus.models import Casus
from portal.core.db import db
from portal.hulpvraag.models import Antwoord, Concept, Versie, Vraag
from portal.hulpvraag.vragen import WORDS, in_words
from portal.kluis.sealed import Sealed
from portal.policy.conditions import EVERYTHING, REQUEST, open_when_made
from portal.policy.guard import OpenCasus
from portal.toestemming.cells import VRAGEN


@dataclass(frozen=True)
class Answer:
    vraag: Vraag
    sealed: Sealed

    @property
    def question(self) -> str:
        return WORDS[self.vraag].question

    @property
    def text(self) -> str:
        return in_words(self.vraag, str(self.sealed))


@dataclass(frozen=True)
class VersieRow:
    id: int
    token: bytes
    number: int
    made_at: datetime


def _in_order(answers: list[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda answer: list(Vraag).index(answer.vraag))


def open_vragen(casus: OpenCasus) -> list[str]:
    return [cell for cell in casus.cells() if cell in VRAGEN]


def readable(casus: OpenCasus):
    """(versie, antwoord) that this actor may read: the newest version's, and older ones made while it was open."""
    everything = g.actor.role in EVERYTHING
    return (
        select(Versie.id, Versie.token, Versie.number, Versie.made_at, Antwoord.vraag, Antwoord.tekst)
        .join(Antwoord, Antwoord.versie_id == Versie.id)
        .join(Casus, Casus.id == Versie.casus_id)
        .where(
            Versie.casus_id == casus.id,
            Antwoord.casus_id == casus.id,
            Antwoord.vraag.in_([Vraag(cell) for cell in open_vragen(casus)]),
            open_when_made(REQUEST, everything),
        )
    )


def answers(casus: OpenCasus, versie_id: int | None = None) -> tuple[VersieRow | None, list[Answer]]:
    """The newest version's readable answers, or an older one's. (None, []) when there is nothing to read."""
    wanted = versie_id or casus.versie_id
    if wanted is None:
        return None, []
    rows = db.session.execute(readable(casus).where(Versie.id == wanted), g.actor.params()).all()
    if not rows:
        return None, []
    first = rows[0]
    versie = VersieRow(first.id, first.token, first.number, first.made_at)
    return versie, _in_order([Answer(row.vraag, row.tekst) for row in rows])


def versions(casus: OpenCasus) -> list[VersieRow]:
    """The versions of which this actor may read something, newest first; numbers only for their order."""
    found = readable(casus).subquery()
    rows = db.session.execute(
        select(found.c.id, found.c.token, found.c.number, found.c.made_at)
        .distinct()
        .order_by(found.c.number.desc()),
        g.actor.params(),
    )
    return [VersieRow(*row) for row in rows]


def version_by_token(casus: OpenCasus, token: bytes) -> int | None:
    return db.session.scalar(select(Versie.id).where(Versie.casus_id == casus.id, Versie.token == token))


@dataclass(frozen=True)
class Written:
    text: str
    version: int
    saved_at: datetime


def concepts(casus: OpenCasus) -> dict[Vraag, Written]:
    """What the client is writing; only the client's keyring opens it."""
    rows = db.session.execute(
        select(Concept.vraag, Concept.version, Concept.saved_at, Concept.tekst).where(
            Concept.casus_id == casus.id
        )
    )
    return {row.vraag: Written(str(row.tekst), row.version, row.saved_at) for row in rows}


def first_words(text: str, longest: int = 60) -> str:
    """A quote: the first words of an answer, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[:longest].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:") or line[:longest]


def written_since(casus: OpenCasus) -> datetime | None:
    return db.session.scalar(select(func.max(Concept.saved_at)).where(Concept.casus_id == casus.id))
