"""What was done at this desk, newest first."""

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.desk.models import DeskLog
from portal.policy.guard import OpenOrganisatie

PAGE = 50
_who, _about = aliased(Lidmaatschap), aliased(Lidmaatschap)


def done(organisatie: OpenOrganisatie, after: bytes | None = None) -> list:
    """From the row below the one with this token. One more than a page tells that there are more."""
    last = select(DeskLog.id).where(DeskLog.organisatie_id == organisatie.id, DeskLog.token == after)
    older = [DeskLog.id < last.scalar_subquery()] if after else []
    return db.session.execute(
        select(
            DeskLog.token,
            DeskLog.at,
            DeskLog.did,
            DeskLog.detail,
            func.coalesce(_who.work_name, "De portal").label("who"),
            func.coalesce(_about.work_name, "").label("about"),
        )
        .outerjoin(_who, _who.id == DeskLog.by_id)
        .outerjoin(_about, _about.id == DeskLog.about_id)
        .where(DeskLog.organisatie_id == organisatie.id, *older)
        .order_by(DeskLog.id.desc())
        .limit(PAGE + 1)
    ).all()
