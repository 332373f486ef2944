"""The bestanden of a casus that this person may read, as one ZIP holds them."""

from datetime import datetime
from typing import NamedTuple

from portal.bestand import words
from portal.bestand.naming import on_disk
from portal.bestand.queries import BestandRow, in_casus
from portal.core.formats import datum
from portal.hulpvraag.queries import first_words
from portal.plan.queries.acties import acties
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.tijdlijn.queries import timeline
from portal.toestemming.cells import label

INDEX = "inhoud.html"


class Along(NamedTuple):
    """`path`: where it lies in the ZIP; None when it was taken away."""

    row: BestandRow
    path: str | None


class Listed(NamedTuple):
    """A bestand in the list of contents, with the text that it belongs to."""

    path: str
    about: str
    who: str
    added_at: datetime
    belongs_to: str
    quote: str


def along(rows: list[BestandRow]) -> list[Along]:
    """Numbered among what this person may read: a number that is left out would tell of what they may not."""
    found, number = [], 0
    for row in rows:
        number += row.removed_at is None
        found.append(
            Along(row, None if row.removed_at else f"bestanden/{on_disk(str(row.naam), row.kind, number)}")
        )
    return found


def there(casus: OpenCasus) -> list[BestandRow]:
    return [row for row in in_casus(casus) if row.removed_at is None]


def listed(casus: OpenCasus, files: list[Along]) -> list[Listed]:
    texts = _texts(casus, [each.row for each in files])
    return [
        Listed(each.path, f"{words.KIND[each.row.kind]}, {words.size(each.row.size)}", each.row.who, each.row.added_at,
               *texts[each.row.bijdrage_id, each.row.actie_id])
        for each in files
    ]  # fmt: skip


def _texts(casus: OpenCasus, rows: list[BestandRow]) -> dict[tuple[int | None, int | None], tuple[str, str]]:
    """What each hangs on: only those texts are opened, none besides."""
    bijdragen, of_acties = {row.bijdrage_id for row in rows}, {row.actie_id for row in rows}
    found = {
        (item.id, None): (
            f"{label(item.onderwerp)}, op de tijdlijn. {item.author.who}, {datum(item.written_at)}",
            first_words(str(item.tekst)),
        )
        for item in timeline(casus, limit=None)
        if item.id in bijdragen
    }
    if P.PLAN_READ in casus.may:
        found |= {
            (None, row.id): (f"Actie van {row.owner}", first_words(str(row.tekst)))
            for row in acties(casus)
            if row.id in of_acties
        }
    return found
