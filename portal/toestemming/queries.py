from datetime import datetime

from flask import g
from sqlalchemy import func, select

from portal.casus.models import Bijdrage
from portal.core.db import db
from portal.organisatie.models import Partij
from portal.policy.conditions import REQUEST
from portal.policy.conditions import standing as now_open
from portal.policy.guard import OpenCasus
from portal.toestemming.models import ChainHead, LogPayload, Logregel, Sharing


def standing(casus: OpenCasus) -> dict[tuple[str, int], datetime]:
    """(cell, partij) -> until when, of what stands open now, for the client's own pages."""
    rows = db.session.execute(
        select(Sharing.cell, Sharing.partij_id, Sharing.valid_until).where(
            Sharing.casus_id == casus.id, Sharing.about_id == 0, now_open(REQUEST)
        ),
        g.actor.params(),
    )
    return {(row.cell, row.partij_id): row.valid_until for row in rows}


def told(casus: OpenCasus) -> set[tuple[int, int]]:
    """(viewer partij, partij it may know of)."""
    rows = db.session.execute(
        select(Sharing.partij_id, Sharing.about_id).where(
            Sharing.casus_id == casus.id, Sharing.about_id != 0, now_open(REQUEST)
        ),
        g.actor.params(),
    )
    return {tuple(row) for row in rows}


def seq(casus: OpenCasus) -> int:
    """How many rows the log of this casus has: it moves on with everything that opens or closes."""
    return db.session.scalar(select(ChainHead.seq).where(ChainHead.casus_id == casus.id)) or 0


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
