"""By whom the timeline can be filtered: who wrote something that this viewer reads, and nobody else."""

from functools import lru_cache
from typing import NamedTuple

from flask import g
from sqlalchemy import Select, case

from portal.casus.models import Bijdrage, Deelname
from portal.core.db import read
from portal.core.tokens import text_of
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Partij
from portal.policy.guard import OpenCasus
from portal.policy.sees import masked
from portal.policy.table import EVERYTHING
from portal.tijdlijn.choice import HIDDEN
from portal.tijdlijn.queries import given, knows, readable


class Writer(NamedTuple):
    """`value` is what stands in the address; `partij_id` HIDDEN: all whom this viewer may not know."""

    value: str
    label: str
    partij_id: int


@lru_cache
def _writers(everything: bool) -> Select:
    known = knows(everything)
    columns = (
        Bijdrage.partij_id,
        known.label("known"),
        case((known, Deelname.token)).label("token"),
        case((known, Partij.name)).label("name"),
    )
    its = (Deelname.casus_id == Bijdrage.casus_id) & (Deelname.partij_id == Bijdrage.partij_id)
    return readable(columns, everything).outerjoin(Deelname, its).distinct()


def writers(casus: OpenCasus) -> list[Writer]:
    rows = read(_writers(g.actor.role in EVERYTHING), given(casus)).all()
    found = [Writer(text_of(row.token), row.name, row.partij_id) for row in rows if row.known and row.token]
    found.sort(key=lambda writer: writer.label)
    if any(row.partij_id == CLIENT for row in rows):
        found.insert(0, Writer("client", str(casus.naam), CLIENT))
    if any(not row.known for row in rows):
        found.append(Writer("zorgpartij", masked(casus), HIDDEN))
    return found
