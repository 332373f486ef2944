"""What a client allowed on paper or aloud: one writes it down, a second confirms, and then the client, or it lapses.

It opens for UNCONFIRMED_FOR alone: the policy closes it by itself, and only the client's own word makes it last.
"""

from datetime import timedelta

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.toestemming import actions, chain
from portal.toestemming.as_logged import alone, said
from portal.toestemming.asking import AGAIN_AFTER
from portal.toestemming.at_hand import log_at_hand
from portal.toestemming.models import Gebeurtenis, Sharing
from portal.toestemming.record import BY_ITSELF
from portal.toestemming.written_down import UNCONFIRMED_FOR, Helper, How, WrittenDown, Writtenstand


class WrittenAlready(Exception):
    """Less than a month ago, whatever came of it: so it tells nothing of what the client said to it."""


def write_down(
    casus_id: int, author_id: int, partij_id: int, onderwerp: str, lasts: timedelta, how: How, helper: Helper
) -> WrittenDown:
    with log_at_hand(casus_id):
        chain.lock(casus_id)
        recent = select(WrittenDown.id).where(
            WrittenDown.casus_id == casus_id,
            WrittenDown.partij_id == partij_id,
            WrittenDown.onderwerp == onderwerp,
            WrittenDown.written_at > now() - AGAIN_AFTER,
            WrittenDown.stand != Writtenstand.TAKEN_BACK,
        )
        if db.session.scalar(recent.limit(1)) is not None:
            raise WrittenAlready
        row = WrittenDown(
            casus_id=casus_id,
            author_id=author_id,
            partij_id=partij_id,
            onderwerp=onderwerp,
            until=now() + lasts,
            how=how,
            helper=helper,
            written_at=now(),
            stand=Writtenstand.WAITS,
            version=1,
        )
        db.session.add(row)
        db.session.flush()
        chain.append(casus_id, Gebeurtenis.REQUESTED, alone(row))
    return row


def witness(casus_id: int, row_id: int, version: int, getuige_id: int) -> WrittenDown:
    """The second person. Opens it, unless it stands open: then there is nothing to confirm."""
    with log_at_hand(casus_id):
        row = _held(casus_id, row_id, version, Writtenstand.WAITS)
        row.getuige_id = getuige_id
        opened = actions.open_cell(
            casus_id, row.partij_id, row.onderwerp, lasts=UNCONFIRMED_FOR, said=said(row)
        )
        if opened is None:
            _end(row, Writtenstand.NEEDLESS)
            chain.append(casus_id, Gebeurtenis.INVALIDATED, alone(row))
            return row
        opened.reminded_at = row.opened_at = opened.opened_at  # what is new tells it, not that it ends soon
        row.sharing_id = opened.id
        _end(row, Writtenstand.OPENED)
    return row


def take_back(casus_id: int, row_id: int, version: int) -> None:
    """By who wrote it down, as long as nothing is open by it."""
    with log_at_hand(casus_id):
        row = _held(casus_id, row_id, version, Writtenstand.WAITS)
        _end(row, Writtenstand.TAKEN_BACK)
        chain.append(casus_id, Gebeurtenis.INVALIDATED, alone(row))


def confirm(casus_id: int, row_id: int, version: int) -> None:
    """By the client: it goes on until the day that was written down. `Moved` if it is not open any more."""
    row = _held(casus_id, row_id, version, Writtenstand.OPENED)
    if not actions.standing(casus_id, Sharing.id == row.sharing_id):
        raise Moved(row)
    _end(row, Writtenstand.CONFIRMED)
    actions.renew_cell(
        casus_id, row.partij_id, row.onderwerp, lasts=row.until - now(), event=Gebeurtenis.CONFIRMED
    )


def deny(casus_id: int, row_id: int, version: int) -> None:
    """By the client: it is not so. Closes at once what was opened, or keeps it from opening."""
    row = _held(casus_id, row_id, version, Writtenstand.WAITS, Writtenstand.OPENED)
    closed = row.sharing_id and actions.close_cells(
        casus_id, Sharing.id == row.sharing_id, event=Gebeurtenis.INVALIDATED, said={"denied": True}
    )
    _end(row, Writtenstand.DENIED)
    if not closed:
        chain.append(casus_id, Gebeurtenis.INVALIDATED, {**alone(row), "denied": True})


def _held(casus_id: int, row_id: int, version: int, *stands: Writtenstand) -> WrittenDown:
    chain.lock(casus_id)
    row = locked(WrittenDown, row_id, version)
    if row.stand not in stands:
        raise Moved(row)
    return row


def _end(row: WrittenDown, stand: Writtenstand) -> None:
    row.stand, row.version = stand, row.version + 1
    db.session.flush()


def past_term(casus_id: int | None = None) -> tuple:
    """Those of which nobody confirmed anything in time; those that opened end with their sharing."""
    of_casus = () if casus_id is None else (WrittenDown.casus_id == casus_id,)
    return (
        WrittenDown.stand == Writtenstand.WAITS,
        WrittenDown.written_at <= now() - UNCONFIRMED_FOR,
        *of_casus,
    )


def lapse(casus_id: int) -> None:
    """For the worker, under the chain's lock and with the log's key."""
    for row in db.session.scalars(select(WrittenDown).where(*past_term(casus_id)).order_by(WrittenDown.id)):
        _end(row, Writtenstand.LAPSED)
        chain.append(casus_id, Gebeurtenis.EXPIRED, {**alone(row), **BY_ITSELF})
    ended = (Sharing.closed_at.is_(None), Sharing.valid_until <= now())
    rows = (
        select(WrittenDown, Sharing)
        .join(Sharing, Sharing.id == WrittenDown.sharing_id)
        .where(WrittenDown.casus_id == casus_id, WrittenDown.stand == Writtenstand.OPENED, *ended)
        .order_by(WrittenDown.id)
    )
    for row, sharing in db.session.execute(rows).all():
        _end(row, Writtenstand.LAPSED)
        actions.expire(casus_id, Sharing.id == sharing.id, said=said(row))
