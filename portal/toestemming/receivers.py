"""For whom somebody of the team may write something down, and who could confirm it as a second."""

from dataclasses import dataclass

from flask import g
from sqlalchemy import bindparam, literal, select

from portal.account.models import Lidmaatschap
from portal.account.words import shape
from portal.casus.models import Casus, Deelname, Teamlid
from portal.core.clock import now
from portal.core.db import Id, db
from portal.kluis.keyring import lock_of
from portal.organisatie.models import Partij, Taak
from portal.policy.conditions import CANDIDATE, REQUEST, known
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.toestemming.models import BETROKKENEN
from portal.toestemming.written_down import WrittenDown


@dataclass(frozen=True)
class Receiver:
    """A partij that takes part and that this professional may know."""

    token: bytes
    partij_id: int
    name: str
    kind: str
    taak: Taak

    @property
    def shape(self) -> str:
        return shape(self.kind)


def receivers(casus: OpenCasus) -> list[Receiver]:
    """For whom somebody may write something down: not a naaste, for whom the client opens alone."""
    lock_of("casus", casus.id).opened.add(BETROKKENEN)  # the log tells that these names were shown
    rows = db.session.execute(
        select(Deelname.token, Partij.id, Partij.name, Partij.kind, Partij.taak)
        .join(Partij, Partij.id == Deelname.partij_id)
        .join(Casus, Casus.id == Deelname.casus_id)
        .where(
            Deelname.casus_id == casus.id,
            Deelname.ended_at.is_(None),
            Deelname.naam_sealed.is_(None),
            known(REQUEST, Casus.id, Partij.id, Partij.beroepsgeheim),
            allowed(P.TOESTEMMING_RECORD, g.actor.role),
        )
        .order_by(Partij.name, Partij.id),
        g.actor.params(),
    )
    return [Receiver(*row) for row in rows]


def could_witness(casus_id: int, row: WrittenDown) -> set[int]:
    """Who may hear that there is something to confirm; the page asks each of them again."""
    author = db.session.get(Lidmaatschap, row.author_id)
    partij = db.session.get(Partij, row.partij_id)
    this = bindparam("casus_id", casus_id, type_=Id)
    people = (
        select(Lidmaatschap.id)
        .join(Teamlid, Teamlid.lidmaatschap_id == Lidmaatschap.id)
        .where(
            Teamlid.casus_id == casus_id,
            Teamlid.ended_at.is_(None),
            Lidmaatschap.account_id != author.account_id,
            Lidmaatschap.organisatie_id != author.organisatie_id,
            Lidmaatschap.partij_id != row.partij_id,
            known(CANDIDATE, this, literal(partij.id, Id), literal(partij.beroepsgeheim)),
        )
    )
    return set(db.session.scalars(people, {"now": now()}))
