from dataclasses import dataclass
from datetime import datetime

from flask import g
from sqlalchemy import and_, func, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Bijdrage, Deelname, Onderwerp
from portal.core.clock import now
from portal.core.db import db
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Partij
from portal.policy.conditions import REQUEST
from portal.policy.conditions import standing as now_open
from portal.policy.guard import OpenCasus
from portal.toestemming.kijkvraag import Answer, Kijkvraag
from portal.toestemming.models import ChainHead, Doorbreking, LogPayload, Logregel, Sharing


def standing(casus: OpenCasus) -> dict[tuple[str, int], datetime]:
    """(cell, partij) -> until when, of what stands open now, for the client's own pages."""
    rows = db.session.execute(
        select(Sharing.cell, Sharing.partij_id, Sharing.valid_until).where(
            Sharing.casus_id == casus.id, Sharing.about_id == 0, now_open(REQUEST)
        ),
        g.actor.params(),
    )
    return {(row.cell, row.partij_id): row.valid_until for row in rows}


def told(casus: OpenCasus) -> dict[tuple[int, int], datetime]:
    """(viewer partij, partij it may know of) -> until when."""
    rows = db.session.execute(
        select(Sharing.partij_id, Sharing.about_id, Sharing.valid_until).where(
            Sharing.casus_id == casus.id, Sharing.about_id != 0, now_open(REQUEST)
        ),
        g.actor.params(),
    )
    return {(row.partij_id, row.about_id): row.valid_until for row in rows}


def last_open(casus: OpenCasus, partij_id: int) -> list[tuple[str, int]]:
    """(cell, about) of what closed together, the last time that something closed for a partij; since it takes part,
    for what was open before it stopped is not offered again."""
    rows = db.session.execute(
        select(Sharing.cell, Sharing.about_id, Sharing.closed_at)
        .join(Deelname, and_(Deelname.casus_id == Sharing.casus_id, Deelname.partij_id == Sharing.partij_id))
        .where(
            Sharing.casus_id == casus.id,
            Sharing.partij_id == partij_id,
            Sharing.closed_at.is_not(None),
            Sharing.opened_at >= Deelname.since,
        )
        .order_by(Sharing.closed_at.desc(), Sharing.id)
    ).all()
    return [(row.cell, row.about_id) for row in rows if row.closed_at == rows[0].closed_at]


def broken(casus: OpenCasus) -> dict[tuple[int, int], datetime]:
    """(sender, receiver) -> until when the sender's beroepsgeheim is set aside toward the receiver."""
    rows = db.session.execute(
        select(Doorbreking.sender_id, Doorbreking.receiver_id, Doorbreking.valid_until).where(
            Doorbreking.casus_id == casus.id, Doorbreking.closed_at.is_(None), Doorbreking.valid_until > now()
        )
    )
    return {(row.sender_id, row.receiver_id): row.valid_until for row in rows}


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


@dataclass(frozen=True)
class KijkvraagRow:
    id: int
    token: bytes
    partij_id: int
    partij: str
    who: str | None
    onderwerp: str
    term: str
    asked_at: datetime
    answer: Answer
    version: int
    why: Sealed


def kijkvragen(casus: OpenCasus, *conditions) -> list[KijkvraagRow]:
    """For the client: of partijen since they take part, the oldest first."""
    rows = db.session.execute(
        select(
            Kijkvraag.id, Kijkvraag.token, Kijkvraag.partij_id, Partij.name, Lidmaatschap.work_name,
            Kijkvraag.onderwerp, Kijkvraag.term, Kijkvraag.asked_at, Kijkvraag.answer, Kijkvraag.version,
            Kijkvraag.tekst,
        )
        .join(Partij, Partij.id == Kijkvraag.partij_id)
        .join(Lidmaatschap, Lidmaatschap.id == Kijkvraag.author_id)
        .join(Deelname, and_(Deelname.casus_id == Kijkvraag.casus_id, Deelname.partij_id == Kijkvraag.partij_id))
        .where(Kijkvraag.casus_id == casus.id, Kijkvraag.cell.in_(casus.cells()))
        .where(Deelname.ended_at.is_(None), Kijkvraag.asked_at >= Deelname.since, *conditions)
        .order_by(Kijkvraag.id)
    )  # fmt: skip
    return [KijkvraagRow(*row) for row in rows]


def asked_by_own(casus: OpenCasus) -> list[tuple[str, datetime]]:
    """(onderwerp, when) of what one's own partij asked since it takes part, the newest first; no answer."""
    rows = db.session.execute(
        select(Kijkvraag.onderwerp, Kijkvraag.asked_at)
        .join(
            Deelname, and_(Deelname.casus_id == Kijkvraag.casus_id, Deelname.partij_id == Kijkvraag.partij_id)
        )
        .where(
            Kijkvraag.casus_id == casus.id,
            Kijkvraag.partij_id == g.actor.partij_id,
            Kijkvraag.asked_at >= Deelname.since,
        )
        .order_by(Kijkvraag.id.desc())
    )
    return [(row.onderwerp, row.asked_at) for row in rows]


def written_by(casus: OpenCasus, partij_id: int, onderwerpen: list[str]) -> dict[str, tuple[int, datetime]]:
    """onderwerp -> how many bijdragen of this partij, and the newest."""
    rows = db.session.execute(
        select(Bijdrage.onderwerp, func.count(Bijdrage.id), func.max(Bijdrage.written_at))
        .where(
            Bijdrage.casus_id == casus.id,
            Bijdrage.partij_id == partij_id,
            Bijdrage.onderwerp.in_([each for each in onderwerpen if each in set(Onderwerp)]),
        )
        .group_by(Bijdrage.onderwerp)
    )
    found = {str(row[0]): (row[1], row[2]) for row in rows}
    return {each: found[each] for each in onderwerpen if each in found}


def counted(casus: OpenCasus, onderwerp: str) -> dict[int, tuple[int, object]]:
    """writer partij -> (how many bijdragen on this onderwerp, the newest): what opening or closing is about."""
    rows = db.session.execute(
        select(Bijdrage.partij_id, func.count(Bijdrage.id), func.max(Bijdrage.written_at))
        .where(Bijdrage.casus_id == casus.id, Bijdrage.onderwerp == onderwerp)
        .group_by(Bijdrage.partij_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}
