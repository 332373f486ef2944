"""What was written down because a client said it on paper or aloud, for who may confirm it and who reads by it."""

from dataclasses import dataclass
from datetime import datetime

from flask import g, url_for
from sqlalchemy import and_, bindparam, exists, literal, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus, Deelname
from portal.core.clock import now
from portal.core.db import Moment, db
from portal.kluis.keyring import lock_of
from portal.organisatie.models import Organisatie, Partij, Taak
from portal.policy.conditions import REQUEST, known
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.policy.sees import masked
from portal.toestemming.cells import label
from portal.toestemming.models import BETROKKENEN, Sharing
from portal.toestemming.partij import Standing
from portal.toestemming.written_down import UNCONFIRMED_FOR, WrittenDown, Writtenstand

_author, _getuige = aliased(Lidmaatschap), aliased(Lidmaatschap)
_home, _other = aliased(Organisatie), aliased(Organisatie)
_opened = aliased(Sharing)  # an alias: what is known of a partij asks the sharings themselves


@dataclass(frozen=True)
class WrittenRow:
    """`first`, `second`: who wrote it down and who confirmed it, as this viewer may know them."""

    id: int
    token: bytes
    partij_id: int
    partij: str
    kind: str
    taak: Taak
    onderwerp: str
    until: datetime
    how: str
    helper: str
    written_at: datetime
    opened_at: datetime | None
    stand: Writtenstand
    version: int
    first: str
    second: str | None
    mine: bool
    may_confirm: bool
    standing: bool

    @property
    def lapses_at(self) -> datetime:
        return (self.opened_at or self.written_at) + UNCONFIRMED_FOR


def _statement(casus: OpenCasus, *, everything: bool):
    """Of a casus, with the names that stand with it. `everything`: the client, who knows everybody."""
    secret_of = aliased(Partij)
    knows = (
        literal(True) if everything else known(REQUEST, Casus.id, _author.partij_id, secret_of.beroepsgeheim)
    )
    witnesses = literal(False) if everything else allowed(P.TOESTEMMING_WITNESS, g.actor.role)
    return (
        select(
            WrittenDown.id, WrittenDown.token, WrittenDown.partij_id, Partij.name, Partij.kind, Partij.taak,
            WrittenDown.onderwerp, WrittenDown.until, WrittenDown.how, WrittenDown.helper, WrittenDown.written_at,
            WrittenDown.opened_at, WrittenDown.stand, WrittenDown.version,
            _author.work_name.label("first"), _home.name.label("first_of"),
            _getuige.work_name.label("second"), _other.name.label("second_of"),
            knows.label("knows"), witnesses.label("witnesses"),
            (WrittenDown.author_id == g.actor.id).label("mine"),
            _opened.id.is_not(None).label("standing"),
        )
        .select_from(WrittenDown)
        .join(Casus, Casus.id == WrittenDown.casus_id)
        .join(Partij, Partij.id == WrittenDown.partij_id)
        .join(_author, _author.id == WrittenDown.author_id)
        .outerjoin(secret_of, secret_of.id == _author.partij_id)
        .outerjoin(_home, _home.id == _author.organisatie_id)
        .outerjoin(_getuige, _getuige.id == WrittenDown.getuige_id)
        .outerjoin(_other, _other.id == _getuige.organisatie_id)
        .outerjoin(
            _opened,
            and_(
                _opened.id == WrittenDown.sharing_id,
                _opened.closed_at.is_(None),
                _opened.valid_until > bindparam("now", type_=Moment),
            ),
        )
        .where(WrittenDown.casus_id == casus.id)
        .order_by(WrittenDown.id)
    )  # fmt: skip


def _rows(casus: OpenCasus, statement) -> list[WrittenRow]:
    found = db.session.execute(statement, g.actor.params())
    return [
        WrittenRow(
            *row[:14],
            first=_name(row.first, row.first_of) if row.knows else masked(casus),
            second=_name(row.second, row.second_of) if row.second else None,
            mine=row.mine,
            may_confirm=bool(row.witnesses) and row.stand is Writtenstand.WAITS,
            standing=row.standing,
        )
        for row in found
    ]


def _name(name: str | None, organisatie: str | None) -> str:
    return " van ".join(filter(None, (name, organisatie)))


def of_client(casus: OpenCasus, *conditions) -> list[WrittenRow]:
    """For the client, the oldest first."""
    return _rows(casus, _statement(casus, everything=True).where(*conditions))


def unconfirmed(casus: OpenCasus) -> list[WrittenRow]:
    """What the client has yet to say yes or no to."""
    waits = of_client(casus, WrittenDown.stand.in_([Writtenstand.WAITS, Writtenstand.OPENED]), _takes_part())
    return [row for row in waits if _in_time(row)]


def _in_time(row: WrittenRow) -> bool:
    return row.standing if row.stand is Writtenstand.OPENED else row.lapses_at > now()


def _takes_part():
    """Who would read it does still."""
    return exists().where(
        Deelname.casus_id == WrittenDown.casus_id,
        Deelname.partij_id == WrittenDown.partij_id,
        Deelname.ended_at.is_(None),
    )


def waiting(casus: OpenCasus, *conditions) -> list[WrittenRow]:
    """For a professional: what they wrote down themselves, and what they may confirm as a second."""
    rows = _rows(
        casus,
        _statement(casus, everything=False).where(
            WrittenDown.stand == Writtenstand.WAITS,
            WrittenDown.written_at > now() - UNCONFIRMED_FOR,
            known(REQUEST, Casus.id, Partij.id, Partij.beroepsgeheim),
            _takes_part(),
            *conditions,
        ),
    )
    found = [row for row in rows if row.mine or row.may_confirm]
    if found:
        lock_of("casus", casus.id).opened.add(BETROKKENEN)  # the log tells that these names were shown
    return found


def marked(casus: OpenCasus, only: str | None = None) -> list[dict]:
    """What the actor's partij reads while the client has not confirmed it, and when it lapses. `only`: this cell."""
    if g.actor.partij_id is None:
        return []
    rows = db.session.execute(
        select(WrittenDown.onderwerp, Sharing.valid_until)
        .join(Sharing, Sharing.id == WrittenDown.sharing_id)
        .where(
            WrittenDown.casus_id == casus.id,
            WrittenDown.partij_id == g.actor.partij_id,
            WrittenDown.stand == Writtenstand.OPENED,
            Sharing.closed_at.is_(None),
            Sharing.valid_until > now(),
        )
        .order_by(WrittenDown.id)
    )
    return [
        {"label": label(row.onderwerp), "until": row.valid_until}
        for row in rows
        if only in (None, row.onderwerp)
    ]


def written_url(casus: OpenCasus, partij_id: int, cell: str) -> str | None:
    """Where the client says whether what stands open here is what they said."""
    same = (WrittenDown.partij_id == partij_id, WrittenDown.onderwerp == cell)
    row = next(
        (row for row in of_client(casus, *same) if row.standing and row.stand is Writtenstand.OPENED), None
    )
    return url_for("toestemming.written", casus=casus, written=row.token) if row else None


def with_mark(casus: OpenCasus, partij_id: int, standing: list[Standing]) -> list[Standing]:
    """The lines of one partij, of which the client has yet to confirm some."""
    said = {label(row.onderwerp) for row in unconfirmed(casus) if row.standing and row.partij_id == partij_id}
    return [
        each._replace(label=f"{each.label}, nog niet door u bevestigd") if each.label in said else each
        for each in standing
    ]
