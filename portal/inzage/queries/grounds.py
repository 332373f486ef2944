"""On which ground somebody could look at that moment: what the client had opened then, and what the organisatie stated
for it. A sharing is never revived, so that each moment has the rows of its own."""

from dataclasses import dataclass

from sqlalchemy import select

from portal.core.db import db
from portal.core.formats import opsomming
from portal.policy.guard import OpenCasus
from portal.toestemming.cells import label
from portal.toestemming.grondslagen import all_grounds
from portal.toestemming.models import Sharing

GONE = "De reden van toen staat niet meer in de lijst van deze portal."


@dataclass(frozen=True)
class Ground:
    about: str
    words: str


def sharings(casus: OpenCasus) -> list:
    """All that was ever opened in this casus."""
    return db.session.execute(
        select(
            Sharing.partij_id, Sharing.cell, Sharing.grondslag, Sharing.opened_at, Sharing.closed_at,
            Sharing.valid_until,
        )
        .where(Sharing.casus_id == casus.id)
        .order_by(Sharing.id)
    ).all()  # fmt: skip


def grounds(opened: list, rows: list) -> list[Ground]:
    """Of these looks of one person together, one line a ground."""
    words = {each.code: each.words for each in all_grounds().values()}
    found: dict[str, dict] = {}
    for row in rows:
        cells = {cell.lstrip("+~").split(".")[-1] for cell in row.cells.split()}
        for each in opened:
            ended = min(filter(None, (each.closed_at, each.valid_until)))
            if each.partij_id == row.partij_id and each.cell in cells and each.opened_at <= row.at < ended:
                found.setdefault(each.grondslag, {})[label(each.cell).lower()] = None
    return [
        Ground(opsomming(about).capitalize(), words.get(grondslag, GONE))
        for grondslag, about in found.items()
    ]
