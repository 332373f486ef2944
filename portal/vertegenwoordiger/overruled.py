"""What the client refused or closed, nobody opens in their name: from then on the client alone does."""

from typing import NamedTuple

from sqlalchemy import and_, exists, false, func, not_, or_, select

from portal.casus.models import Onderwerp
from portal.core.db import db
from portal.toestemming.kijkvraag import Answer, Kijkvraag
from portal.toestemming.models import Sharing
from portal.toestemming.written_down import WrittenDown, Writtenstand
from portal.vertegenwoordiger.models import Vertegenwoordiger

SAID_NO = (Answer.NO, Answer.LATER)  # later is no yes
NOT_SO = (Writtenstand.DENIED, Writtenstand.OVERRULED)


def closed_before(casus_id: int, partij_id: int, onderwerp: Onderwerp) -> bool:
    """It was closed and did not just run out, or the client said no to who asked or wrote it down. Whoever doubts what
    they want leaves it closed."""
    cell = str(onderwerp)
    said_no = exists().where(
        Kijkvraag.casus_id == casus_id,
        Kijkvraag.partij_id == partij_id,
        Kijkvraag.onderwerp == cell,
        Kijkvraag.answer.in_(SAID_NO),
    )
    not_so = exists().where(
        WrittenDown.casus_id == casus_id,
        WrittenDown.partij_id == partij_id,
        WrittenDown.onderwerp == cell,
        WrittenDown.stand.in_(NOT_SO),
    )
    return bool(db.session.scalar(select(or_(said_no, not_so)))) or _closed(casus_id, partij_id, cell)


def _closed(casus_id: int, partij_id: int, cell: str) -> bool:
    """This cell was closed and the client did not open it anew; or they closed all that they had opened to this
    partij, as with "pauzeer alles"."""
    own = [row for row in _opened(casus_id, partij_id) if row.by_client]
    if own and all(row.closed for row in own):
        return True
    last = 0
    for row in _opened(casus_id, partij_id):
        if row.cell == cell and row.about_id == 0:
            last = 0 if row.by_client and not row.closed else last + row.closed
    return bool(last)


class Opened(NamedTuple):
    """`by_client`: not by who decides for them, nor on what two professionals wrote down and the client did not
    confirm. `closed`: before its time, and not because the time was over of who opened it."""

    cell: str
    about_id: int
    by_client: bool
    closed: bool


def _opened(casus_id: int, partij_id: int) -> list[Opened]:
    """The first first. Who decides and was ended before their time was ended by somebody: what closed with that stays
    closed."""
    unconfirmed = exists().where(
        WrittenDown.sharing_id == Sharing.id, WrittenDown.stand != Writtenstand.CONFIRMED
    )
    in_time = or_(
        Sharing.closed_at.is_(None),
        Sharing.closed_at >= Sharing.valid_until,
        and_(
            Vertegenwoordiger.ended_at <= Sharing.closed_at,
            Vertegenwoordiger.ended_at >= Vertegenwoordiger.valid_until,
        ),
    )
    rows = db.session.execute(
        select(
            Sharing.cell,
            Sharing.about_id,
            and_(Sharing.vertegenwoordiger_id.is_(None), ~unconfirmed).label("by_client"),
            not_(func.coalesce(in_time, false())).label("closed"),
        )
        .outerjoin(Vertegenwoordiger, Vertegenwoordiger.id == Sharing.vertegenwoordiger_id)
        .where(Sharing.casus_id == casus_id, Sharing.partij_id == partij_id)
        .order_by(Sharing.id)
    )
    return [Opened(*row) for row in rows]
