"""What the client refused or closed, nobody opens in their name: from then on the client alone does."""

from sqlalchemy import and_, exists, or_, select

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
    """The last time; not where it closed because who opened it decides no longer."""
    with_its_end = and_(Sharing.closed_at.is_not(None), Vertegenwoordiger.ended_at <= Sharing.closed_at)
    last = db.session.execute(
        select(Sharing.closed_at, Sharing.valid_until)
        .outerjoin(Vertegenwoordiger, Vertegenwoordiger.id == Sharing.vertegenwoordiger_id)
        .where(
            Sharing.casus_id == casus_id,
            Sharing.partij_id == partij_id,
            Sharing.cell == cell,
            Sharing.about_id == 0,
            or_(Vertegenwoordiger.id.is_(None), ~with_its_end, Vertegenwoordiger.ended_at.is_(None)),
        )
        .order_by(Sharing.id.desc())
        .limit(1)
    ).one_or_none()
    return last is not None and last.closed_at is not None and last.closed_at < last.valid_until
