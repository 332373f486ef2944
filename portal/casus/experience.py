"""The place of ervaringsdeskundigen on the casus page: who they are, and what they wrote, apart from the rest."""

from datetime import datetime
from typing import NamedTuple

from flask import g, url_for

from portal.account.words import shape, writes_from_experience
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader
from portal.policy.table import WRITES
from portal.tijdlijn.page import Entry, entries
from portal.tijdlijn.queries import Item, from_experience
from portal.tijdlijn.sides import SIDE

NEWEST = 2


class Experience(NamedTuple):
    people: list[dict]
    entries: list[Entry]
    more: bool
    write_url: str | None
    suggest_url: str | None


def told(casus: OpenCasus) -> list[Item]:
    reads_any = any(cell in SIDE for cell in casus.cells())
    return from_experience(casus, NEWEST) if reads_any else []


def experience(
    casus: OpenCasus, everybody: list[Reader], since: datetime | None, rows: list[Item], files: dict
) -> Experience | None:
    """None: there is nobody and nothing of it that this viewer may know, and nothing tells that there is more."""
    own = writes_from_experience(g.actor.role)
    writes = own and any(permission in casus.may for permission in WRITES.values())
    sees_who = P.BETROKKENEN_READ in casus.may
    people = [
        {"name": "U" if reader.lidmaatschap_id == g.actor.id else reader.name, "shape": shape(reader.role)}
        for reader in everybody
        if reader.known and writes_from_experience(reader.role) and sees_who
    ]
    if not (rows or people or own):
        return None
    return Experience(
        people,
        entries(casus, everybody, rows[:NEWEST], since, files),
        len(rows) > NEWEST,
        url_for("tijdlijn.write", casus=casus) if writes else None,
        url_for("suggestions.listed", casus=casus) if P.HULPVRAAG_SUGGEST in casus.may else None,
    )
