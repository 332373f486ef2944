from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import g
from sqlalchemy import Select, and_, bindparam, case, exists, not_, or_, select

from portal.account.models import Role
from portal.casus.models import Deelname
from portal.core.db import Id, db
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Onderdeel
from portal.plan.queries.labels import Author, author, reads
from portal.policy.conditions import REQUEST
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.sees import masked
from portal.team.models import Verzoek, Verzoekstand, Voorstel, Voorstelstand
from portal.team.queries.names import NAME, Asked, called, knows_asked, with_names
from portal.team.whom import words_of


@dataclass(frozen=True)
class VoorstelRow:
    """`known`: this viewer may know whether this onderdeel takes part. `taking_part`: it does, and they may know.
    `joined`: who was asked for came, as far as they may know. `about_id`: the partij of one that takes part.

    `person` None: no name was typed, or this viewer may not know of which partij it is.
    """

    id: int
    token: bytes
    version: int
    stand: Voorstelstand
    partij_id: int
    onderdeel_id: int
    mine: bool
    proposed_at: datetime
    decided_at: datetime | None
    name: str
    shape: str
    known: bool
    taking_part: bool
    joined: bool
    about_id: int | None
    who: str
    who_shape: str
    why: Sealed
    person: Sealed | None

    @property
    def called(self) -> str:
        """ "Sunita Ramdhani van Gemeente Nijmegen": whom the writer hopes for, where this viewer may know of whom."""
        return f"{self.person} van {self.name}" if self.person else self.name

    @property
    def one_more(self) -> bool:
        """Beside others of their partij: with a yes this person reads at once what is open to it."""
        return self.taking_part and self.person is not None

    @property
    def question(self) -> tuple:
        """Voorstellen with the same one are answered together."""
        return (self.onderdeel_id, *(words_of(self.person) if self.one_more else ()))


@lru_cache
def _voorstellen(role: Role) -> Select:
    """Built once: that costs more than running it (measured)."""
    by = Author(role, Voorstel)
    told, mine = knows_asked(Voorstel.casus_id, role), Voorstel.author_id == REQUEST.id
    taking_part = exists().where(
        Deelname.casus_id == Voorstel.casus_id,
        Deelname.partij_id == Onderdeel.partij_id,
        Deelname.ended_at.is_(None),
    )
    return by.joined(
        with_names(
            select(
                Voorstel.id, Voorstel.token, Voorstel.version, Voorstel.stand, Voorstel.partij_id,
                Voorstel.onderdeel_id, Voorstel.proposed_at, Voorstel.decided_at, Voorstel.why, Voorstel.person,
                mine.label("mine"),
                told.label("told"), case((or_(told, mine), NAME)).label("name"), Asked.kind, Onderdeel.taak,
                case((told, taking_part), else_=False).label("taking_part"),
                case((not_(told), False), (Verzoek.one_more, Verzoek.stand == Verzoekstand.NAMED), else_=taking_part)
                .label("joined"),
                case((and_(told, taking_part), Onderdeel.partij_id)).label("about_id"),
                *by.columns,
            )
            .select_from(Voorstel)
            .join(Onderdeel, Onderdeel.id == Voorstel.onderdeel_id)
            .outerjoin(Verzoek, Verzoek.id == Voorstel.verzoek_id)
        )
        .where(Voorstel.casus_id == bindparam("casus_id", type_=Id), reads(role, Voorstel))
        .order_by(Voorstel.proposed_at.desc(), Voorstel.id.desc())
    )  # fmt: skip


def voorstellen(casus: OpenCasus, *conditions) -> list[VoorstelRow]:
    """Newest first. Who proposed a partij that they may not know sees its name, which they wrote, but not whether it
    came."""
    if P.BETROKKENEN_READ not in casus.may:
        return []
    query = _voorstellen(g.actor.role).where(*conditions)
    rows = db.session.execute(query, {**g.actor.params(), "casus_id": casus.id})
    return [_row(casus, row) for row in rows]


def _row(casus: OpenCasus, row) -> VoorstelRow:
    name, shape = called(row.name, row.kind, row.taak) if row.name else (masked(casus), "zorgpartij")
    who, who_shape = author(casus, row)
    return VoorstelRow(
        row.id, row.token, row.version, row.stand, row.partij_id, row.onderdeel_id, bool(row.mine),
        row.proposed_at, row.decided_at, name, shape, bool(row.told), bool(row.taking_part),
        bool(row.joined), row.about_id, who, who_shape, row.why,
        row.person if row.person and row.name else None,
    )  # fmt: skip


def voorstel(casus: OpenCasus, token: bytes) -> VoorstelRow | None:
    return next(iter(voorstellen(casus, Voorstel.token == token)), None)


def mine_waiting() -> tuple:
    """What the actor proposed and the client has not answered."""
    return (Voorstel.author_id == REQUEST.id, Voorstel.stand == Voorstelstand.PROPOSED)
