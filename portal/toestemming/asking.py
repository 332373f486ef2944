"""A professional asks, the client answers. What was answered is told to nobody: who may read it, sees it."""

from datetime import timedelta

from sqlalchemy import select, update

from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import locked
from portal.organisatie.models import Partij
from portal.toestemming import chain
from portal.toestemming.at_hand import log_at_hand
from portal.toestemming.kijkvraag import Answer, Kijkvraag
from portal.toestemming.models import Gebeurtenis
from portal.toestemming.overruled import overrule
from portal.toestemming.record import DOEL
from portal.toestemming.written_down import WrittenDown

AGAIN_AFTER = timedelta(days=30)
WAITS = (Answer.OPEN, Answer.LATER)
ANSWERED = {Answer.NO: Gebeurtenis.REFUSED, Answer.LATER: Gebeurtenis.POSTPONED}


class AskedAlready(Exception):
    """This partij asked for it less than a month ago, whatever was answered."""


def ask(casus_id: int, author_id: int, partij_id: int, onderwerp: str, term: str, why: str) -> Kijkvraag:
    with log_at_hand(casus_id):
        chain.lock(casus_id)
        recent = select(Kijkvraag.id).where(
            Kijkvraag.casus_id == casus_id,
            Kijkvraag.partij_id == partij_id,
            Kijkvraag.onderwerp == onderwerp,
            Kijkvraag.asked_at > now() - AGAIN_AFTER,
        )
        if db.session.scalar(recent.limit(1)) is not None:
            raise AskedAlready
        row = Kijkvraag(
            casus_id=casus_id,
            partij_id=partij_id,
            author_id=author_id,
            onderwerp=onderwerp,
            term=term,
            asked_at=now(),
        )
        row.tekst = why
        db.session.add(row)
        db.session.flush()
        chain.append(casus_id, Gebeurtenis.REQUESTED, _fields(row))
    return row


def answer(kijkvraag_id: int, version: int, said: Answer) -> Kijkvraag:
    """No or later. `Moved` if it was answered meanwhile."""
    row = locked(Kijkvraag, kijkvraag_id, version)
    row.answer, row.answered_at, row.version = said, now(), row.version + 1
    chain.append(row.casus_id, ANSWERED[said], _fields(row))
    if said is Answer.NO:
        overrule(row.casus_id, WrittenDown.partij_id == row.partij_id, WrittenDown.onderwerp == row.onderwerp)
    db.session.flush()
    return row


def fulfil(casus_id: int, partij_id: int, cell: str, by_client: bool = True) -> None:
    """What was asked for is open: that is the yes. Opened by another than the client it takes no no of theirs away."""
    rows = update(Kijkvraag).where(
        Kijkvraag.casus_id == casus_id,
        Kijkvraag.partij_id == partij_id,
        Kijkvraag.onderwerp == cell,
        Kijkvraag.answer.in_([Answer.OPEN, Answer.NO, Answer.LATER] if by_client else [Answer.OPEN]),
    )
    db.session.execute(
        rows.values(answer=Answer.YES, answered_at=now(), version=Kijkvraag.version + 1),
        execution_options={"synchronize_session": False},
    )


def _fields(row: Kijkvraag) -> dict:
    return {
        "purpose": DOEL,
        "pii_type": row.onderwerp,
        "party_id": row.partij_id,
        "party_name": db.session.scalar(select(Partij.name).where(Partij.id == row.partij_id)),
        "months": row.term,
    }
