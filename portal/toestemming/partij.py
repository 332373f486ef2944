"""What stands open to one partij, and what stood open to it last, in the words of the grid."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from portal.casus.queries.parties import PartijRow
from portal.toestemming.cells import GRID, VRAGEN, label
from portal.toestemming.models import BEKEND

Key = tuple[str, int]  # cell, and the partij it is about
ORDER = {cell: place for place, cell in enumerate((*VRAGEN, *GRID, BEKEND))}


class Standing(NamedTuple):
    """`until`: when the first of what this line tells closes by itself."""

    label: str
    until: datetime


def standing_of(
    partij: PartijRow, taking_part: Iterable[PartijRow], standing: dict, told: dict
) -> list[Standing]:
    """The answers to the vragen are one line: they are opened and closed at Delen."""
    ends = {(cell, 0): until for (cell, who), until in standing.items() if who == partij.partij_id}
    ends |= {(BEKEND, about): until for (who, about), until in told.items() if who == partij.partij_id}
    found: dict[str, datetime] = {}
    for key, words in in_words(ends, taking_part).items():
        found[words] = min(ends[key], found.get(words, ends[key]))
    return [Standing(*each) for each in found.items()]


def in_words(keys: Iterable[Key], taking_part: Iterable[PartijRow]) -> dict[Key, str]:
    """In the order of the grid. Without those about a partij that stopped."""
    names = {each.partij_id: each.name for each in taking_part}
    ordered = sorted(keys, key=lambda key: (ORDER.get(key[0], 0), key[1]))
    return {
        (cell, about): f"Dat {names[about]} meedoet" if about else label(cell)
        for cell, about in ordered
        if not about or about in names
    }
