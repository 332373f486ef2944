"""Recording, checking and ending; and what is done in the client's name. Each is a row of the toestemmingslog."""

from datetime import datetime, timedelta

from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Casus, Onderwerp, Teamlid
from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.organisatie.models import Partij, Taak
from portal.toestemming import actions as toestemming
from portal.toestemming import chain
from portal.toestemming.as_logged import who_at_work
from portal.toestemming.at_hand import log_at_hand
from portal.toestemming.models import Gebeurtenis, Sharing
from portal.vertegenwoordiger.models import (
    LONGEST,
    PROVES,
    REACH,
    Hoedanigheid,
    Proof,
    Reach,
    Vertegenwoordiger,
)

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
    """By itself it gives no right. At most LONGEST, whatever the proof says."""
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
            recorded_at=now(),
            version=1,
        )
        row.naam = naam
        db.session.add(row)
        db.session.flush()
        db.session.add_all(Reach(vertegenwoordiger_id=row.id, onderwerp=str(each)) for each in where)
        db.session.flush()
        chain.append(casus_id, Gebeurtenis.REQUESTED, _fields(row))
    return row


def check(casus_id: int, row_id: int, version: int, getuige_id: int) -> Vertegenwoordiger:
    """The second, of another organisatie, saw the proof too."""
    with log_at_hand(casus_id):
        row = _held(casus_id, row_id, version)
        if row.checked_at is not None:
            raise Moved(row)
        row.getuige_id, row.checked_at, row.version = getuige_id, now(), row.version + 1
        db.session.flush()
        chain.append(casus_id, Gebeurtenis.GIVEN, _fields(row))
    return row


def end(casus_id: int, row_id: int, version: int, event: Gebeurtenis = Gebeurtenis.TERMINATED) -> None:
    """What they opened stays as it is: the client, or who comes after them, closes it."""
    with log_at_hand(casus_id):
        row = _held(casus_id, row_id, version)
        row.ended_at, row.version = now(), row.version + 1
        db.session.flush()
        chain.append(casus_id, event, _fields(row))


def invited(uitnodiging_id: int) -> Vertegenwoordiger | None:
    """For whom this invitation is; None once it ended."""
    return db.session.scalar(
        select(Vertegenwoordiger).where(
            Vertegenwoordiger.uitnodiging_id == uitnodiging_id, Vertegenwoordiger.ended_at.is_(None)
        )
    )


def is_of_casus(casus_id: int, account_id: int) -> bool:
    """Its client, or who works in it: nobody opens to themselves in another's name. A naaste can be a mentor too."""
    client = (
        select(Lidmaatschap.id).join(Casus, Casus.client_id == Lidmaatschap.id).where(Casus.id == casus_id)
    )
    works = (
        select(Lidmaatschap.id)
        .join(Teamlid, Teamlid.lidmaatschap_id == Lidmaatschap.id)
        .where(
            Teamlid.casus_id == casus_id, Teamlid.ended_at.is_(None), Lidmaatschap.organisatie_id.is_not(None)
        )
    )
    own = Lidmaatschap.account_id == account_id
    return db.session.scalar(client.where(own).union(works.where(own)).limit(1)) is not None


def come_in(row: Vertegenwoordiger, account_id: int) -> Lidmaatschap:
    """As whom this person decides for others, in every casus in which they do. Nobody decides for themselves here."""
    db.session.execute(select(Account.id).where(Account.id == account_id).with_for_update())
    own = select(Lidmaatschap).filter_by(account_id=account_id, role=Role.VERTEGENWOORDIGER, active=True)
    found = db.session.scalar(own)
    if found is None:
        found = Lidmaatschap(account_id=account_id, role=Role.VERTEGENWOORDIGER)
        db.session.add(found)
        db.session.flush()
    row.lidmaatschap_id, row.version = found.id, row.version + 1
    db.session.flush()
    return found


def open_for_client(
    casus_id: int, row_id: int, partij_id: int, onderwerp: Onderwerp, lasts: timedelta
) -> Sharing | None:
    """Until they decide no longer at most. None if it stands open already."""
    with log_at_hand(casus_id):
        row = _decides(casus_id, row_id, onderwerp)
        _of_organisatie(partij_id)
        if closed_before(casus_id, partij_id, onderwerp):
            raise NotTheirs(onderwerp)
        most = min(lasts, row.valid_until - now())
        return toestemming.open_cell(casus_id, partij_id, str(onderwerp), lasts=most, said=_said(row))


def closed_before(casus_id: int, partij_id: int, onderwerp: Onderwerp) -> bool:
    """It was closed and did not just run out: from then on the client alone opens it again. Whoever doubts what they
    want leaves it closed."""
    last = db.session.execute(
        select(Sharing.closed_at, Sharing.valid_until)
        .where(
            Sharing.casus_id == casus_id,
            Sharing.partij_id == partij_id,
            Sharing.cell == str(onderwerp),
            Sharing.about_id == 0,
        )
        .order_by(Sharing.id.desc())
        .limit(1)
    ).one_or_none()
    return last is not None and last.closed_at is not None and last.closed_at < last.valid_until


def close_for_client(casus_id: int, row_id: int, partij_id: int, onderwerp: Onderwerp) -> int:
    with log_at_hand(casus_id):
        row = _decides(casus_id, row_id, onderwerp)
        same = (Sharing.partij_id == partij_id, Sharing.cell == str(onderwerp))
        return toestemming.close_cells(casus_id, *same, said=_said(row))


def _decides(casus_id: int, row_id: int, onderwerp: Onderwerp) -> Vertegenwoordiger:
    """Once more, in the transaction of the change: the guard asked it when the request came in."""
    chain.lock(casus_id)
    row = db.session.scalar(
        select(Vertegenwoordiger)
        .join(Reach, Reach.vertegenwoordiger_id == Vertegenwoordiger.id)
        .where(
            Vertegenwoordiger.id == row_id,
            Vertegenwoordiger.casus_id == casus_id,
            Vertegenwoordiger.checked_at.is_not(None),
            Vertegenwoordiger.ended_at.is_(None),
            Vertegenwoordiger.valid_from <= now(),
            Vertegenwoordiger.valid_until > now(),
            Reach.onderwerp == str(onderwerp),
        )
    )
    if row is None:
        raise NotTheirs(onderwerp)
    return row


def _of_organisatie(partij_id: int) -> None:
    """Whom the client lets in as a person, the client alone chooses."""
    if db.session.scalar(select(Partij.taak).where(Partij.id == partij_id)) in {Taak.NAASTE, Taak.ERVARING}:
        raise NotTheirs(partij_id)


def _held(casus_id: int, row_id: int, version: int) -> Vertegenwoordiger:
    chain.lock(casus_id)
    row = locked(Vertegenwoordiger, row_id, version)
    if row.casus_id != casus_id or row.ended_at is not None:
        raise Moved(row)
    return row


def _said(row: Vertegenwoordiger) -> dict:
    return {"given_by": "representative", "representative": str(row.hoedanigheid)}


def _fields(row: Vertegenwoordiger) -> dict:
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
