from sqlalchemy import func, select

from portal.casus.models import Bijdrage
from portal.core.clock import now
from portal.core.db import db
from portal.organisatie.models import Partij
from portal.policy.guard import OpenCasus
from portal.toestemming.models import Doorbreking, LogPayload, Logregel, Sharing


def standing(casus: OpenCasus) -> dict[tuple[str, int], object]:
    """(cell, partij) -> until when, of what stands open now, for the client's own pages."""
    rows = db.session.execute(
        select(Sharing.cell, Sharing.partij_id, Sharing.valid_until).where(
            Sharing.casus_id == casus.id,
            Sharing.closed_at.is_(None),
            Sharing.valid_until > now(),
            Sharing.about_id == 0,
        )
    )
    return {(row.cell, row.partij_id): row.valid_until for row in rows}


def told(casus: OpenCasus) -> set[tuple[int, int]]:
    """(viewer partij, partij it may know of)."""
    rows = db.session.execute(
        select(Sharing.partij_id, Sharing.about_id).where(
            Sharing.casus_id == casus.id,
            Sharing.closed_at.is_(None),
            Sharing.valid_until > now(),
            Sharing.about_id != 0,
        )
    )
    return {tuple(row) for row in rows}


def doorbrekingen(casus: OpenCasus) -> set[tuple[int, int]]:
    """(sender partij, receiver partij) that stand."""
    rows = db.session.execute(
        select(Doorbreking.sender_id, Doorbreking.receiver_id).where(
            Doorbreking.casus_id == casus.id, Doorbreking.closed_at.is_(None), Doorbreking.valid_until > now()
        )
    )
    return {tuple(row) for row in rows}


def ever_shared(casus: OpenCasus, kinds: set[str]) -> bool:
    return bool(
        db.session.scalar(
            select(func.count(Sharing.id))
            .join(Partij, Partij.id == Sharing.partij_id)
            .where(Sharing.casus_id == casus.id, Partij.kind.in_(kinds))
        )
    )


def log(casus: OpenCasus):
    """The client's log, newest first."""
    return db.session.execute(
        select(Logregel.seq, Logregel.at, Logregel.event, LogPayload.payload)
        .outerjoin(LogPayload, LogPayload.log_id == Logregel.id)
        .where(Logregel.casus_id == casus.id)
        .order_by(Logregel.seq.desc())
    ).all()


def counted(casus: OpenCasus, onderwerp: str) -> dict[int, tuple[int, object]]:
    """writer partij -> (how many bijdragen on this onderwerp, the newest): what opening or closing is about."""
    rows = db.session.execute(
        select(Bijdrage.partij_id, func.count(Bijdrage.id), func.max(Bijdrage.written_at))
        .where(Bijdrage.casus_id == casus.id, Bijdrage.onderwerp == onderwerp)
        .group_by(Bijdrage.partij_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}
