"""What if? The same words over a supposed set of sharings: before saving, before opening, before closing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Boolean, cast, literal, null, select, union_all

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


def as_table(casus_id: int, cells: Iterable[Supposed]):
    """The supposed sharings, in the shape of the real table."""
    moment = now()
    rows = [
        select(
            literal(casus_id, Id).label("casus_id"),
            literal(each.partij_id, Id).label("partij_id"),
            literal(each.cell, Sharing.cell.type).label("cell"),
            literal(each.about_id, Id).label("about_id"),
            literal(next(iter(stated(each.cell)), ""), Sharing.grondslag.type).label("grondslag"),
            literal(moment, Moment).label("opened_at"),
            literal(moment + timedelta(days=1), Moment).label("valid_until"),
            cast(null(), Moment).label("closed_at"),
        )
        for each in {*cells, Supposed(-1, "")}
    ]
    return union_all(*rows).subquery("supposed")


def readers_if(casus: OpenCasus, cells: Iterable[Supposed]) -> list[Reader]:
    """Everybody in the casus with what they could read if exactly these cells stood open."""
    table = as_table(casus.id, cells)
    return run(statement(replace(CANDIDATE, sharing=table), replace(REQUEST, sharing=table)), casus)


def _asker(taak: Taak, ips: bool, casus_id: int) -> Asker:
    team = select(
        literal(casus_id, Id).label("casus_id"),
        literal(-1, Id).label("lidmaatschap_id"),
        cast(null(), Moment).label("ended_at"),
    ).subquery("supposed_team")
    return Asker(
        id=literal(-1, Id),
        partij_id=literal(-1, Id),
        organisatie_id=literal(-1, Id),
        taak=literal(taak, code(Taak)),
        ips=literal(ips, Boolean),
        now=literal(now(), Moment),
        teamlid=team,
        sharing=as_table(casus_id, [Supposed(-1, each) for each in READS]),
    )


_bounds: dict[tuple[Role, Taak], frozenset[str]] = {}


def bounds(role: Role, taak: Taak, casus_id: int) -> frozenset[str]:
    """The cells that a partij of this kind and taak could read at most, all being open: the rest is "kan nooit".

    The answer is the same in every casus and is kept; one has to exist to ask it of.
    """
    if (role, taak) not in _bounds:
        words = {each: cell(permission, role) for each, permission in READS.items()}
        possible = {each: word for each, word in words.items() if word.name != "never"}
        asker = _asker(taak, True, casus_id)
        columns = [word.clause(asker).label(f"c_{each}") for each, word in possible.items()]
        row = db.session.execute(select(*columns).where(Casus.id == casus_id)).one()
        _bounds[role, taak] = frozenset(each for each in possible if row._mapping[f"c_{each}"])
    return _bounds[role, taak]
