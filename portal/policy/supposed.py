"""What if? The same words over a supposed set of sharings: before saving, before opening, before closing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import zip_longest

from sqlalchemy import Boolean, bindparam, cast, literal, null, select, union_all

from portal.account.models import Role
from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import Id, Moment, code, db
from portal.organisatie.models import Taak
from portal.policy.conditions import CANDIDATE, REQUEST, Asker
from portal.policy.guard import OpenCasus
from portal.policy.readers import Reader, run, statement
from portal.policy.table import READS, cell
from portal.toestemming.grondslagen import stated
from portal.toestemming.models import Sharing


@dataclass(frozen=True)
class Supposed:
    """A cell as if it were open to this partij."""

    partij_id: int
    cell: str
    about_id: int = 0


NONE = Supposed(-1, "")
ROWS = 16  # the table grows by so many at once, so that the same few statements serve every supposed set


def rows_for(cells: set[Supposed]) -> int:
    return ROWS * (len(cells) // ROWS + 1)


def as_table(rows: int):
    """The supposed sharings, in the shape of the real table. A CTE, so that they stand in the statement once."""
    parts = [
        select(
            bindparam("casus_id", type_=Id).label("casus_id"),
            bindparam(f"partij_{row}", type_=Id).label("partij_id"),
            bindparam(f"cell_{row}", type_=Sharing.cell.type).label("cell"),
            bindparam(f"about_{row}", type_=Id).label("about_id"),
            bindparam(f"grondslag_{row}", type_=Sharing.grondslag.type).label("grondslag"),
            bindparam("now", type_=Moment).label("opened_at"),
            bindparam("until", type_=Moment).label("valid_until"),
            cast(null(), Moment).label("closed_at"),
        )
        for row in range(rows)
    ]
    return union_all(*parts).cte("supposed")


def filled(cells: set[Supposed]) -> dict:
    """The values of such a table; rows that are left over are of nobody."""
    values = {"now": now(), "until": now() + timedelta(days=1)}
    for row, each in zip_longest(range(rows_for(cells)), cells, fillvalue=NONE):
        values |= {
            f"partij_{row}": each.partij_id,
            f"cell_{row}": each.cell,
            f"about_{row}": each.about_id,
            f"grondslag_{row}": next(iter(stated(each.cell)), ""),
        }
    return values


@lru_cache
def _statement(rows: int):
    table = as_table(rows)
    return statement(replace(CANDIDATE, sharing=table), replace(REQUEST, sharing=table))


def readers_if(casus: OpenCasus, cells: Iterable[Supposed]) -> list[Reader]:
    """Everybody in the casus with what they could read if exactly these cells stood open."""
    wanted = set(cells)
    return run(_statement(rows_for(wanted)), casus, filled(wanted))


def _asker(taak: Taak, ips: bool, rows: int) -> Asker:
    team = select(
        bindparam("casus_id", type_=Id).label("casus_id"),
        literal(-1, Id).label("lidmaatschap_id"),
        cast(null(), Moment).label("ended_at"),
    ).cte("supposed_team")
    return Asker(
        id=literal(-1, Id),
        partij_id=literal(-1, Id),
        organisatie_id=literal(-1, Id),
        taak=literal(taak, code(Taak)),
        ips=literal(ips, Boolean),
        now=bindparam("now", type_=Moment),
        teamlid=team,
        sharing=as_table(rows),
    )


_bounds: dict[tuple[Role, Taak, bool], frozenset[str]] = {}


def bounds(role: Role, taak: Taak, casus_id: int, ips: bool = True) -> frozenset[str]:
    """The cells that a partij of this kind and taak could read at most, all being open: the rest is "kan nooit".
    `ips`: with a trajectbegeleider IPS among them; of one person, whether they are.

    The answer is the same in every casus and is kept; one has to exist to ask it of.
    """
    if (role, taak, ips) not in _bounds:
        words = {each: cell(permission, role) for each, permission in READS.items()}
        possible = {each: word for each, word in words.items() if word.name != "never"}
        everything = {Supposed(-1, each) for each in READS}
        asker = _asker(taak, ips, rows_for(everything))
        columns = [word.clause(asker).label(f"c_{each}") for each, word in possible.items()]
        query = select(*columns).where(Casus.id == bindparam("casus_id", type_=Id))
        row = db.session.execute(query, {"casus_id": casus_id, **filled(everything)}).one()
        _bounds[role, taak, ips] = frozenset(each for each in possible if row._mapping[f"c_{each}"])
    return _bounds[role, taak, ips]
