"""What is new to the demo people on their first visit: what was written in the last days, by somebody else."""

from datetime import timedelta

from sqlalchemy import select

from portal.casus.models import Bijdrage
from portal.core import clock
from portal.core.db import db
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.plan.models import Doelstand, GezamenlijkDoel

DAYS = timedelta(days=7)


def fill() -> None:
    since = clock.now() - DAYS
    written = select(Bijdrage).where(Bijdrage.written_at > since)
    proposed = select(GezamenlijkDoel).where(GezamenlijkDoel.stand == Doelstand.PROPOSED)
    for row in db.session.scalars(written.order_by(Bijdrage.written_at)):
        with clock.at(row.written_at):
            _tell(row, Kind.BIJDRAGE, str(row.onderwerp))
    for row in db.session.scalars(proposed.order_by(GezamenlijkDoel.proposed_at)):
        with clock.at(row.proposed_at):
            _tell(row, Kind.DOEL_PROPOSED, row.cell)
    db.session.commit()


def _tell(row, kind: Kind, cell: str) -> None:
    tell(row.casus_id, kind, cell, writer=row.partij_id, about=row.token, besides=[row.author_id])
