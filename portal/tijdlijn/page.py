"""A bijdrage as the pages show it."""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from flask import url_for

from portal.bestand.page import Attached, attached
from portal.bestand.queries import with_bijdragen
from portal.kluis.sealed import Sealed
from portal.policy.guard import OpenCasus
from portal.policy.readers import Reader
from portal.policy.sees import Sees, sees
from portal.tijdlijn.queries import Author, Item, View
from portal.tijdlijn.sides import BOTH, SIDE, SIDE_LABEL


class Byline(NamedTuple):
    """Who wrote, from which side, and who reads it: the same under many bijdragen."""

    side: str
    side_label: str
    author: Author
    readers: Sees


class Entry(NamedTuple):
    when: datetime
    by: Byline
    text: Sealed
    corrected_at: datetime | None
    zienswijze: View | None
    url: str | None
    correct_url: str | None
    zienswijze_url: str | None
    add_url: str | None
    bestanden: list[Attached]
    new: bool


def is_new(row: Item, since: datetime | None) -> bool:
    """Written, corrected or answered by somebody else since then. One's own words are not news."""
    if since is None:
        return False
    theirs = [] if row.mine else [row.written_at, row.corrected_at]
    view = row.zienswijze.written_at if row.zienswijze and not row.may_view else None
    return any(moment is not None and moment > since for moment in (*theirs, view))


def entries(
    casus: OpenCasus,
    everybody: list[Reader],
    rows: list[Item],
    since: datetime | None = None,
    files: dict | None = None,
) -> list[Entry]:
    """`since`: what came after it is marked as new. `files`: their bestanden, where a page asked already."""
    alike: dict[Sees, Sees] = {}

    @cache
    def readers_of(onderwerp, writer):
        found = sees(everybody, casus, str(onderwerp), writer)
        return alike.setdefault(found, found)

    @cache  # so that the template draws each once, too
    def byline(onderwerp, writer, author):
        side = BOTH if author.experience else SIDE[onderwerp]
        label = "Vanuit ervaring" if author.experience else SIDE_LABEL[side]
        return Byline(side, label, author, readers_of(onderwerp, writer))

    def url(page, row):
        return url_for(page, casus=casus, bijdrage=row.token)

    if files is None:
        files = with_bijdragen(casus, [row.id for row in rows])
    return [
        Entry(
            row.written_at,
            byline(row.onderwerp, row.writer, row.author),
            row.tekst,
            row.corrected_at,
            row.zienswijze,
            url("tijdlijn.entry", row) if row.corrected_at else None,
            url("tijdlijn.correct", row) if row.may_correct else None,
            url("tijdlijn.give_zienswijze", row) if row.may_view else None,
            url("bestand.to_bijdrage", row) if row.may_correct else None,
            attached(casus, files.get(row.id, [])),
            is_new(row, since),
        )
        for row in rows
    ]
