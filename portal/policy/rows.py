"""Row words: what the table's cell leaves open about a row of content, such as whose it is.

A permission that is not here has none: the cell decides for every row.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, true

from portal.account.models import Role
from portal.plan.models import Actie
from portal.policy.conditions import REQUEST, Asker
from portal.policy.permissions import Permission as P
from portal.policy.table import EVERYTHING


@dataclass(frozen=True)
class RowWord:
    name: str
    sentence: str
    clause: Callable[[Asker], ColumnElement[bool]]


EVERY = RowWord("every", "", lambda a: true())
MINE = RowWord(
    "mine",
    "en die door hen wordt gedaan, door hen is gemaakt, of waarvoor hun organisatie nog iemand moet noemen",
    lambda a: or_(
        Actie.owner_id == a.id,
        Actie.author_id == a.id,
        and_(Actie.owner_id.is_(None), Actie.owner_partij_id == a.partij_id),
    ),
)

ROWS: dict[P, RowWord] = {P.ACTIE_UPDATE: MINE}


def row_word(permission: P, role: Role) -> RowWord:
    """The client may do with every row of their own casus what the table lets them do at all."""
    return EVERY if role in EVERYTHING else ROWS.get(permission, EVERY)


def allowed(permission: P, role: Role) -> ColumnElement[bool]:
    return row_word(permission, role).clause(REQUEST)
