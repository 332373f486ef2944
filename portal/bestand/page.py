"""A bestand as the pages show it."""

from datetime import datetime
from typing import NamedTuple

from flask import url_for

from portal.bestand import words
from portal.bestand.naming import with_ending
from portal.bestand.queries import BestandRow
from portal.policy.guard import OpenCasus


class Attached(NamedTuple):
    """`naam` None: it was taken away."""

    naam: str | None
    about: str
    shape: str
    who: str
    added_at: datetime
    removed_at: datetime | None
    url: str | None
    remove_url: str | None


def attached(casus: OpenCasus, rows: list[BestandRow]) -> list[Attached]:
    return [
        Attached(
            None if row.removed_at else with_ending(str(row.naam), row.kind),
            f"{words.KIND[row.kind]}, {words.size(row.size)}",
            row.shape,
            row.who,
            row.added_at,
            row.removed_at,
            None if row.removed_at else url_for("bestand.fetch", casus=casus, bestand=row.token),
            url_for("bestand.remove", casus=casus, bestand=row.token) if row.may_remove else None,
        )
        for row in rows
    ]
