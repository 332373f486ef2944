from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import g
from sqlalchemy import Select, bindparam, select

from portal.account.models import Lidmaatschap, Role
from portal.account.words import shape
from portal.casus.models import Casus
from portal.core.db import Id, db
from portal.hulpvraag import queries as hulpvraag
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.vragen import WORDS, in_words
from portal.kluis.sealed import Sealed
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.suggestions.models import Suggestion, SuggestionStand


@dataclass(frozen=True)
class SuggestionRow:
    id: int
    token: bytes
    version: int
    vraag: Vraag
    stand: SuggestionStand
    author_id: int
    about_id: int
    suggested_at: datetime
    who: str
    tekst: Sealed
    why: Sealed

    @property
    def question(self) -> str:
        return WORDS[self.vraag].question

    @property
    def text(self) -> str:
        return in_words(self.vraag, str(self.tekst))

    @property
    def shape(self) -> str:
        return shape("ervaringsdeskundige")


@lru_cache
def _suggestions(role: Role) -> Select:
    """Built once: that costs more than running it (measured)."""
    return (
        select(
            Suggestion.id, Suggestion.token, Suggestion.version, Suggestion.vraag, Suggestion.stand,
            Suggestion.author_id, Suggestion.about_id, Suggestion.suggested_at, Lidmaatschap.named, Suggestion.tekst,
            Suggestion.why,
        )
        .join(Lidmaatschap, Lidmaatschap.id == Suggestion.author_id)
        .where(
            Suggestion.casus_id == bindparam("casus_id", type_=Id),
            Suggestion.vraag.in_(bindparam("vragen", expanding=True)),
            allowed(P.HULPVRAAG_SUGGEST, role),
        )
        .order_by(Suggestion.suggested_at.desc(), Suggestion.id.desc())
    )  # fmt: skip


def suggestions(casus: OpenCasus, *conditions) -> list[SuggestionRow]:
    """Newest first: all of them for the client, one's own for whoever was asked."""
    vragen = casus.suggested()
    if not vragen:
        return []
    query = _suggestions(g.actor.role).where(*conditions)
    rows = db.session.execute(query, {**g.actor.params(), "casus_id": casus.id, "vragen": vragen})
    return [SuggestionRow(*row) for row in rows]


def suggestion(casus: OpenCasus, token: bytes) -> SuggestionRow | None:
    return next(iter(suggestions(casus, Suggestion.token == token)), None)


def waiting() -> tuple:
    return (Suggestion.stand == SuggestionStand.OPEN,)


def newest(casus: OpenCasus) -> int | None:
    """The versie that stands now: since the guard looked, the client may have shared another."""
    return db.session.scalar(select(Casus.versie_id).where(Casus.id == casus.id))


def answers(casus: OpenCasus, versie_id: int | None) -> dict[Vraag, hulpvraag.Answer]:
    """The answers of a versie, beside which other words can stand."""
    if versie_id is None:
        return {}
    _, found = hulpvraag.answers(casus, versie_id)
    vragen = casus.suggested()
    return {answer.vraag: answer for answer in found if answer.vraag in vragen}
