"""The work of who leaves goes to a colleague of the same partij, casus by casus."""

from sqlalchemy import and_, select

from portal.account.models import Lidmaatschap
from portal.casus import actions as casus_actions
from portal.casus.models import Deelname, Overdracht, Teamlid
from portal.core.db import db
from portal.desk.actions.log import note
from portal.desk.models import Did
from portal.plan import actions as plan
from portal.plan.models import Actie


class NotTheSame(Exception):
    """Whoever takes over must be of the partij that the client let take part."""


def in_team(casus_id: int, lidmaatschap_id: int) -> bool:
    """Also only while their partij takes part: what a client ended does not come back by handing it over."""
    found = (
        select(Teamlid.id)
        .join(Lidmaatschap, Lidmaatschap.id == Teamlid.lidmaatschap_id)
        .join(
            Deelname,
            and_(Deelname.casus_id == Teamlid.casus_id, Deelname.partij_id == Lidmaatschap.partij_id),
        )
        .where(
            Teamlid.casus_id == casus_id,
            Teamlid.lidmaatschap_id == lidmaatschap_id,
            Teamlid.ended_at.is_(None),
            Deelname.ended_at.is_(None),
        )
    )
    return db.session.scalar(found) is not None


def pass_on(
    casus_id: int, number: str, leaver_id: int, taker_id: int | None, by_id: int
) -> tuple[Overdracht | None, list[Actie]]:
    """No Overdracht: they were no member of this team any more, and only acties were left."""
    leaver = db.session.get(Lidmaatschap, leaver_id)
    taker = db.session.get(Lidmaatschap, taker_id) if taker_id else None
    if taker is not None and taker.partij_id != leaver.partij_id:
        raise NotTheSame
    casus_actions.one_at_a_time(casus_id)  # a second form finds it done
    if in_team(casus_id, leaver_id):
        row, handed = casus_actions.pass_on(casus_id, leaver, taker)
    else:
        others = (taker.id, taker.partij_id) if taker and in_team(casus_id, taker.id) else plan.NOBODY
        row, handed = None, plan.hand_over(casus_id, plan.done_by(leaver_id), {}, others)
        casus_actions.leave_team(casus_id, leaver_id)
    to = f"casus {number} aan {taker.work_name}" if taker else f"casus {number}, zonder opvolger"
    note(leaver.organisatie_id, Did.HANDED_OVER, by_id, leaver.id, to)
    db.session.flush()
    return row, handed
