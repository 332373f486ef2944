"""Row words: what the table's cell leaves open about a row of content, such as whose it is.

A permission that is not here has none: the cell decides for every row.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, true

from portal.account.models import Role
from portal.bestand.models import Bestand
from portal.casus.models import Bijdrage
from portal.kluis.keyring import CLIENT
from portal.plan.models import Actie, Doel
from portal.policy.conditions import REQUEST, Asker, author
from portal.policy.permissions import Permission as P
from portal.policy.table import EVERYTHING
from portal.suggestions.models import Suggestion


@dataclass(frozen=True)
class RowWord:
    """`everybody`: binds the client too, who else may do the same with every row of their own casus."""

    name: str
    sentence: str
    clause: Callable[[Asker], ColumnElement[bool]]
    everybody: bool = False


EVERY = RowWord("every", "", lambda a: true())
MINE = RowWord(
    "mine",
    "en die door hen wordt gedaan, door hen is gemaakt, waarvoor hun organisatie nog iemand moet noemen, "
    "of die nog niemand doet",
    lambda a: or_(
        Actie.owner_id == a.id,
        Actie.author_id == a.id,
        and_(
            Actie.owner_id.is_(None),
            or_(Actie.owner_partij_id == a.partij_id, Actie.owner_partij_id == CLIENT),
        ),
    ),
)

OWN_DOEL = RowWord(
    "own_doel", "en een doel op weg veranderen dat men zelf schreef", lambda a: Doel.author_id == a.id
)
AUTHOR = RowWord("author", "die men zelf schreef", author, everybody=True)
OTHERS = RowWord("others", "die een ander schreef", lambda a: Bijdrage.author_id != a.id, everybody=True)

ADDER = RowWord("adder", "dat men zelf toevoegde", lambda a: Bestand.author_id == a.id, everybody=True)
OWN_WORDS = RowWord(
    "own_words", "en alleen de eigen voorstellen lezen", lambda a: Suggestion.author_id == a.id
)

ROWS: dict[P, RowWord] = {
    P.ACTIE_UPDATE: MINE,
    P.PLAN_WRITE: OWN_DOEL,
    P.BESTAND_REMOVE: ADDER,
    P.HULPVRAAG_SUGGEST: OWN_WORDS,
    P.BIJDRAGE_CORRECT: AUTHOR,
    P.ZIENSWIJZE_WRITE: OTHERS,
}


def row_word(permission: P, role: Role) -> RowWord:
    word = ROWS.get(permission, EVERY)
    return EVERY if role in EVERYTHING and not word.everybody else word


def allowed(permission: P, role: Role) -> ColumnElement[bool]:
    return row_word(permission, role).clause(REQUEST)
