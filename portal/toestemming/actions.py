"""Opening and closing. Each is one row of the log in the transaction of the change; effective at the next request."""

from datetime import timedelta

from sqlalchemy import or_, select

from portal.casus.models import Deelname
from portal.core.clock import now
from portal.core.db import db
from portal.organisatie.models import Partij
from portal.toestemming import asking, chain, doorbreking, record
from portal.toestemming.cells import ALL
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BEKEND, Doorbreking, Gebeurtenis, Sharing
from portal.toestemming.overruled import overrule
from portal.toestemming.record import DOEL
from portal.toestemming.written_down import WrittenDown

LONGEST = timedelta(days=365)  # at most twelve months, then it is asked anew


class NoGround(Exception):
    """The partij stated no grondslag for this cell: it cannot be opened."""


class NotTakingPart(Exception):
    """Only a partij that takes part in the casus can be opened to."""


def standing(casus_id: int, *conditions) -> list[Sharing]:
    """The rows that are open now, locked for the change at hand."""
    moment = now()
    return list(
        db.session.scalars(
            select(Sharing)
            .where(
                Sharing.casus_id == casus_id,
                Sharing.closed_at.is_(None),
                Sharing.valid_until > moment,
                *conditions,
            )
            .order_by(Sharing.id)
            .with_for_update()
        )
    )


def _partij(casus_id: int, partij_id: int) -> Partij:
    found = db.session.scalar(
        select(Partij)
        .join(Deelname, Deelname.partij_id == Partij.id)
        .where(Deelname.casus_id == casus_id, Deelname.ended_at.is_(None), Partij.id == partij_id)
    )
    if found is None:
        raise NotTakingPart(partij_id)
    return found


def open_cell(
    casus_id: int,
    partij_id: int,
    cell: str,
    about_id: int = 0,
    lasts: timedelta = LONGEST,
    said: dict | None = None,
) -> Sharing | None:
    """None if it stands open already. Never revives an old row: opening again is a new one. `said`: what the row of
    the log tells of who said it for the client (`writing_down`)."""
    if cell not in ALL or (cell == BEKEND) != bool(about_id):
        raise NoGround(cell)
    chain.lock_to_open(casus_id)
    partij = _partij(casus_id, partij_id)
    same = (Sharing.partij_id == partij_id, Sharing.cell == cell, Sharing.about_id == about_id)
    if standing(casus_id, *same):
        return None
    expire(casus_id, *same)
    return _given(casus_id, partij, cell, about_id, lasts, Gebeurtenis.GIVEN, said)


def renew_cell(
    casus_id: int,
    partij_id: int,
    cell: str,
    about_id: int = 0,
    lasts: timedelta = LONGEST,
    event: Gebeurtenis = Gebeurtenis.RENEWED,
) -> Sharing | None:
    """What stands open goes on as a new row with another end. None if it is not open: that would be giving it."""
    chain.lock_to_open(casus_id)
    partij = _partij(casus_id, partij_id)
    same = (Sharing.partij_id == partij_id, Sharing.cell == cell, Sharing.about_id == about_id)
    rows = standing(casus_id, *same)
    for row in rows:
        row.closed_at = now()
    db.session.flush()
    return _given(casus_id, partij, cell, about_id, lasts, event) if rows else None


def renew_partij(casus_id: int, partij_id: int, lasts: timedelta) -> None:
    """All that stands open to one partij, also the answers to the vragen. What states no ground any more ends when it
    would have."""
    chain.lock_to_open(casus_id)
    taak = _partij(casus_id, partij_id).taak
    for row in standing(casus_id, Sharing.partij_id == partij_id):
        if ground(taak, row.cell):
            renew_cell(casus_id, partij_id, row.cell, row.about_id, lasts)


def _given(
    casus_id: int,
    partij: Partij,
    cell: str,
    about_id: int,
    lasts: timedelta,
    event: Gebeurtenis,
    said: dict | None = None,
) -> Sharing:
    grondslag = ground(partij.taak, cell)
    if grondslag is None:
        raise NoGround(cell)
    moment = now()
    row = Sharing(
        casus_id=casus_id,
        partij_id=partij.id,
        cell=cell,
        about_id=about_id,
        doel=DOEL,
        grondslag=grondslag.code,
        opened_at=moment,
        valid_until=moment + min(lasts, LONGEST),
    )
    db.session.add(row)
    db.session.flush()
    until = {"valid_until": row.valid_until.isoformat()}
    chain.append(casus_id, event, {**_fields(row, partij.name), **until, **(said or {})})
    asking.fulfil(casus_id, partij.id, cell, by_client=said is None)
    return row


def expire(casus_id: int, *conditions, said: dict | None = None) -> None:
    """Rows past their end, which the policy closed at that very moment: the end is their closing time, and a row of
    the log. Others with these conditions are not there: who asks holds the chain's lock and found none open."""
    ended = (Sharing.casus_id == casus_id, Sharing.closed_at.is_(None), Sharing.valid_until <= now())
    for row in db.session.scalars(select(Sharing).where(*ended, *conditions).order_by(Sharing.id)):
        row.closed_at = row.valid_until
        name = db.session.scalar(select(Partij.name).where(Partij.id == row.partij_id))
        fields = {**_fields(row, name), "valid_until": row.valid_until.isoformat(), **record.BY_ITSELF}
        chain.append(casus_id, Gebeurtenis.EXPIRED, {**fields, **(said or {})})
    db.session.flush()


def close_cells(
    casus_id: int, *conditions, event: Gebeurtenis = Gebeurtenis.WITHDRAWN, said: dict | None = None
) -> int:
    """Withdraws every standing row that fits (AVG 7 lid 3: as easily as given). How many were open."""
    chain.lock(casus_id)
    moment = now()
    rows = standing(casus_id, *conditions)
    for row in rows:
        row.closed_at = moment
        name = db.session.scalar(select(Partij.name).where(Partij.id == row.partij_id))
        chain.append(casus_id, event, {**_fields(row, name), **(said or {})})
    db.session.flush()
    return len(rows)


def close_cell(casus_id: int, partij_id: int, cell: str, about_id: int = 0) -> int:
    """And what somebody wrote down about it opens nothing any more."""
    same = (Sharing.partij_id == partij_id, Sharing.cell == cell, Sharing.about_id == about_id)
    closed = close_cells(casus_id, *same)
    overrule(casus_id, WrittenDown.partij_id == partij_id, WrittenDown.onderwerp == cell)
    return closed


def close_partij(casus_id: int, partij_id: int) -> int:
    """All that one partij may read; what others may know of it stays."""
    closed = close_cells(casus_id, Sharing.partij_id == partij_id)
    overrule(casus_id, WrittenDown.partij_id == partij_id)
    return closed


def close_everything(casus_id: int) -> int:
    """ "Pauzeer alles": from the next request on nobody but the client reads anything."""
    closed = close_cells(casus_id)
    overrule(casus_id)
    return closed


def end_for_partij(casus_id: int, partij_id: int) -> None:
    """When a partij leaves: its sharings end and are never revived; so do doorbrekingen from and to it."""
    about = or_(Sharing.partij_id == partij_id, Sharing.about_id == partij_id)
    close_cells(casus_id, about, event=Gebeurtenis.TERMINATED)
    overrule(casus_id, WrittenDown.partij_id == partij_id)
    either = or_(Doorbreking.sender_id == partij_id, Doorbreking.receiver_id == partij_id)
    doorbreking.close(casus_id, either, event=Gebeurtenis.TERMINATED)


def _fields(row: Sharing, partij: str) -> dict:
    return {
        "purpose": row.doel,
        "lawful_basis": row.grondslag,
        "pii_type": row.cell,
        "about": row.about_id,
        "party_id": row.partij_id,
        "party_name": partij,
        "given_by": "client",
    }
