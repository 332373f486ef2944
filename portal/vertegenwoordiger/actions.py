"""Recording, checking and ending; and what is done in the client's name. Each is a row of the toestemmingslog."""

from datetime import datetime, timedelta

from sqlalchemy import select

from portal.account.actor import Actor
from portal.account.models import Lidmaatschap
from portal.casus.models import Onderwerp
from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.policy.permissions import Permission as P
from portal.toestemming import actions as toestemming
from portal.toestemming import chain
from portal.toestemming.as_logged import who_at_work
from portal.toestemming.at_hand import log_at_hand
from portal.toestemming.models import Gebeurtenis, Sharing
from portal.uitnodiging import actions as uitnodiging
from portal.uitnodiging.models import Purpose
from portal.vertegenwoordiger.models import (
    LONGEST,
    PROVES,
    REACH,
    Hoedanigheid,
    Proof,
    Reach,
    Vertegenwoordiger,
)
from portal.vertegenwoordiger.overruled import closed_before
from portal.vertegenwoordiger.queries import decides_by

ABOUT = {"purpose": "beslissen voor de cliënt", "party_id": 0, "party_name": "", "given_by": "other"}


class NotTheirs(Exception):
    """They do not decide about this onderwerp, for this partij, or not now."""


def reach(hoedanigheid: Hoedanigheid, written: list[Onderwerp]) -> tuple[Onderwerp, ...]:
    """`written`: of a gemachtigde, what the client wrote; of the others the law says it."""
    return REACH.get(hoedanigheid, tuple(written))


def record(
    casus_id: int,
    author_id: int,
    hoedanigheid: Hoedanigheid,
    written: list[Onderwerp],
    proof: Proof,
    naam: str,
    since: datetime,
    until: datetime,
) -> Vertegenwoordiger:
    """By itself it gives no right, nor a way in. At most LONGEST, whatever the proof says."""
    where = reach(hoedanigheid, written)
    if proof not in PROVES[hoedanigheid] or not where or until <= since:
        raise NotTheirs(hoedanigheid)
    with log_at_hand(casus_id):
        chain.lock(casus_id)
        row = Vertegenwoordiger(
            casus_id=casus_id,
            hoedanigheid=hoedanigheid,
            proof=proof,
            valid_from=since,
            valid_until=min(until, now() + LONGEST),
            author_id=author_id,
            author_partij_id=_partij_of(author_id),
            recorded_at=now(),
            version=1,
        )
        row.naam = naam
        db.session.add(row)
        db.session.flush()
        db.session.add_all(Reach(vertegenwoordiger_id=row.id, onderwerp=str(each)) for each in where)
        db.session.flush()
        chain.append(casus_id, Gebeurtenis.REQUESTED, fields(row))
    return row


def check(casus_id: int, row_id: int, version: int, getuige_id: int) -> Vertegenwoordiger:
    """The second, of another organisatie, saw the proof too."""
    with log_at_hand(casus_id):
        row = held(casus_id, row_id, version)
        if row.checked_at is not None:
            raise Moved(row)
        row.getuige_id, row.getuige_partij_id = getuige_id, _partij_of(getuige_id)
        row.checked_at, row.version = now(), row.version + 1
        db.session.flush()
        chain.append(casus_id, Gebeurtenis.GIVEN, fields(row))
    return row


def make_link(casus_id: int, row_id: int) -> str | None:
    """By who wrote it down, once it was checked. None if that person came in already, or does not want it."""
    return uitnodiging.new_link(_way_in(casus_id, row_id))


def make_code(casus_id: int, row_id: int) -> str | None:
    """By the second; see make_link."""
    return uitnodiging.new_code(_way_in(casus_id, row_id))


def _way_in(casus_id: int, row_id: int) -> int:
    chain.lock(casus_id)
    row = db.session.get(Vertegenwoordiger, row_id, populate_existing=True)
    if row.casus_id != casus_id or row.checked_at is None or row.ended_at is not None:
        raise Moved(row)
    if row.uitnodiging_id is None:
        made = uitnodiging.prepare(row.author_id, Purpose.VERTEGENWOORDIGER, casus_id)
        row.uitnodiging_id = made.id
        db.session.flush()
    return row.uitnodiging_id


def end(
    casus_id: int, row_id: int, version: int, event: Gebeurtenis = Gebeurtenis.TERMINATED, **said
) -> Vertegenwoordiger:
    """What they opened closes with it; what the client opened or renewed themselves stays."""
    with log_at_hand(casus_id):
        row = held(casus_id, row_id, version)
        end_held(row, event, **said)
    return row


def end_held(row: Vertegenwoordiger, event: Gebeurtenis, **said) -> None:
    """Under the chain's lock and with the log's key. Ended before what it opened is closed: `overruled` tells by that
    who closed it."""
    row.ended_at, row.version = now(), row.version + 1
    db.session.flush()
    chain.append(row.casus_id, event, {**fields(row), **said})
    theirs = Sharing.vertegenwoordiger_id == row.id
    toestemming.close_cells(row.casus_id, theirs, event=Gebeurtenis.TERMINATED, said={**said, **as_whom(row)})
    if row.uitnodiging_id is not None:
        uitnodiging.withdraw(row.uitnodiging_id)


def open_for_client(
    actor: Actor, casus_id: int, partij_id: int, onderwerp: Onderwerp, lasts: timedelta
) -> Sharing | None:
    """Until they decide no longer at most. None if it stands open already."""
    with log_at_hand(casus_id):
        chain.lock(casus_id)
        row = _by(actor, casus_id, partij_id, onderwerp, P.NAMENS_OPEN)
        if closed_before(casus_id, partij_id, onderwerp):
            raise NotTheirs(onderwerp)
        most = min(lasts, row.valid_until - now())
        opened = toestemming.open_cell(casus_id, partij_id, str(onderwerp), lasts=most, said=as_whom(row))
        if opened is not None:
            opened.vertegenwoordiger_id = row.id
            db.session.flush()
        return opened


def close_for_client(actor: Actor, casus_id: int, partij_id: int, onderwerp: Onderwerp) -> int:
    with log_at_hand(casus_id):
        chain.lock(casus_id)
        row = _by(actor, casus_id, partij_id, onderwerp, P.NAMENS_CHANGE)
        same = (Sharing.partij_id == partij_id, Sharing.cell == str(onderwerp))
        return toestemming.close_cells(casus_id, *same, said=as_whom(row))


def _by(
    actor: Actor, casus_id: int, partij_id: int, onderwerp: Onderwerp, permission: P
) -> Vertegenwoordiger:
    """Once more, under the lock of the change: the guard asked it when the request came in."""
    row_id = decides_by(actor, casus_id, partij_id, onderwerp, permission)
    if row_id is None:
        raise NotTheirs(onderwerp)
    return db.session.get_one(Vertegenwoordiger, row_id, populate_existing=True)


def held(casus_id: int, row_id: int, version: int) -> Vertegenwoordiger:
    chain.lock(casus_id)
    row = locked(Vertegenwoordiger, row_id, version)
    if row.casus_id != casus_id or row.ended_at is not None:
        raise Moved(row)
    return row


def _partij_of(lidmaatschap_id: int) -> int:
    return db.session.scalar(select(Lidmaatschap.partij_id).where(Lidmaatschap.id == lidmaatschap_id))


def as_whom(row: Vertegenwoordiger) -> dict:
    return {"given_by": "representative", "representative": str(row.hoedanigheid)}


def fields(row: Vertegenwoordiger) -> dict:
    """No name of who decides: the page shows that, for as long as the casus is there."""
    onderwerpen = (
        select(Reach.onderwerp).where(Reach.vertegenwoordiger_id == row.id).order_by(Reach.onderwerp)
    )
    return {
        **ABOUT,
        "representative": str(row.hoedanigheid),
        "proof": str(row.proof),
        "onderwerpen": list(db.session.scalars(onderwerpen)),
        "valid_until": row.valid_until.isoformat(),
        "recorded_by": [who_at_work(each) for each in (row.author_id, row.getuige_id) if each],
    }
