"""What the clock does: the end begins where nothing happens, is told once more, and comes."""

from dataclasses import dataclass

from sqlalchemy import delete, exists, or_, select, update

from portal.afsluiting.actions import ABOUT, end, held
from portal.afsluiting.terms import terms
from portal.casus.models import AFSLUITING, Bijdrage, Casus, Deelname, Teamlid
from portal.core.clock import now
from portal.core.db import db
from portal.core.formats import today
from portal.core.versions import Moved
from portal.inzage.models import SUCCEEDED, Inzage, InzageObject
from portal.kluis import keyring
from portal.kluis.store import store
from portal.notice.actions import tell
from portal.notice.models import Kind, Notice
from portal.recht.models import OPEN, Aanvraag
from portal.toestemming import chain
from portal.toestemming.models import Gebeurtenis, Logregel
from portal.toestemming.record import BY_ITSELF
from portal.vertegenwoordiger.models import Vertegenwoordiger


def _due():
    return select(Casus.id, Casus.token).where(Casus.ends_at <= now(), Casus.erased_at.is_(None))


def has_ended() -> bool:
    """Is there something for `erase` to do? Asked every round of the worker."""
    return db.session.execute(_due().limit(1)).first() is not None


def due() -> list[tuple[int, bytes]]:
    """Id and token of each of which the quiet time is over."""
    return [(row.id, row.token) for row in db.session.execute(_due().order_by(Casus.id))]


def erase(casus_id: int, token: bytes) -> bool:
    """Is its key to go once this is kept (`portal.sweep.erase`)?"""
    keys = store().keys({("log", token)})
    row = held(casus_id)
    if row.erased_at is not None or row.ends_at is None or row.ends_at > now():
        return False  # its client came back, or another worker was first
    row.erased_at, row.kept_until = now(), now() + terms().logs
    row.naam = None
    _emptied(casus_id)
    _log(casus_id, token, keys, Gebeurtenis.TERMINATED)
    return True


def _emptied(casus_id: int) -> None:
    """Nobody takes part any more, and what named or told of it goes."""
    db.session.execute(
        update(Deelname).where(Deelname.casus_id == casus_id).values({Deelname.naam_sealed: None})
    )
    db.session.execute(
        update(Vertegenwoordiger)
        .where(Vertegenwoordiger.casus_id == casus_id)
        .values({Vertegenwoordiger.naam_sealed: None})
    )
    for model in (Deelname, Teamlid, Vertegenwoordiger):
        rows = update(model).where(model.casus_id == casus_id, model.ended_at.is_(None))
        db.session.execute(rows.values(ended_at=now()).execution_options(synchronize_session=False))
    db.session.execute(delete(Notice).where(Notice.casus_id == casus_id))


def _log(casus_id: int, token: bytes, keys: dict, event: Gebeurtenis) -> None:
    """A casus of which the log's key is gone has no log to write in any more."""
    if ("log", token) in keys:
        with keyring.lent("log", casus_id, keys["log", token], {"LOG"}):
            chain.append(casus_id, event, {**ABOUT, **BY_ITSELF})


def stands_still(*conditions) -> list[tuple[int, bytes]]:
    """Where nobody looked or changed anything for so long. Not while the client waits for an answer about a right of
    theirs, within the term for that: a desk that never answers cannot keep their texts here for ever. What was written
    or allowed counts without its row of the inzage log too: a missing row erases nothing."""
    since = now() - terms().still
    stirred = exists().where(
        InzageObject.casus_id == Casus.id,
        Inzage.id == InzageObject.inzage_id,
        Inzage.at > since,
        Inzage.outcome == SUCCEEDED,
    )
    waits = exists(Aanvraag.id).where(
        Aanvraag.casus_id == Casus.id,
        Aanvraag.stand.in_(OPEN),
        Aanvraag.due > today() - terms().unanswered,
    )
    wrote = exists(Bijdrage.id).where(Bijdrage.casus_id == Casus.id, Bijdrage.written_at > since)
    allowed = exists().where(
        Logregel.casus_id == Casus.id, Logregel.at > since, Logregel.event != Gebeurtenis.EXPIRED
    )  # that something ran out is nobody's doing
    still = select(Casus.id, Casus.token).where(
        Casus.ended_at.is_(None), Casus.created_at < since, ~stirred, ~wrote, ~allowed, ~waits, *conditions
    )
    return [(row.id, row.token) for row in db.session.execute(still.order_by(Casus.id))]


def end_by_term(casus_id: int, token: bytes) -> bool:
    """The end begins, and the client hears of it; not if something moved since it was found."""
    key = store().keys({("log", token)})
    if not key or not stands_still(Casus.id == casus_id):
        return False
    with keyring.lent("log", casus_id, key["log", token], {"LOG"}):
        try:
            end(casus_id, terms().still_quiet, Gebeurtenis.EXPIRED, **BY_ITSELF)
        except Moved:
            return False
    tell(casus_id, Kind.STOOD_STILL, AFSLUITING)
    return True


def remind() -> None:
    """Once a casus, shortly before its end."""
    moment = now()
    rows = (
        update(Casus)
        .where(
            Casus.ends_at > moment,
            Casus.ends_at <= moment + terms().remind,
            Casus.erased_at.is_(None),
            Casus.reminded_at.is_(None),
        )
        .values(reminded_at=moment)
        .returning(Casus.id)
        .execution_options(synchronize_session=False)
    )
    for casus_id in sorted(db.session.scalars(rows)):
        tell(casus_id, Kind.ERASED_SOON, AFSLUITING)


@dataclass(frozen=True)
class Keyless:
    """What `erase_again` would do: to how many of how many casussen, and to how many in which somebody still works."""

    ids: list[int]
    of: int
    runs: int


def keyless() -> Keyless:
    rows = db.session.execute(
        select(Casus.id, Casus.token, Casus.ended_at).where(Casus.erased_at.is_(None)).order_by(Casus.id)
    ).all()
    found = []
    for batch in (rows[i : i + 500] for i in range(0, len(rows), 500)):
        keys = store().keys({("casus", row.token) for row in batch})
        found += [row for row in batch if ("casus", row.token) not in keys]
    return Keyless([row.id for row in found], len(rows), sum(row.ended_at is None for row in found))


def erase_again() -> int:
    """After an older backup of the data came back: whatever has no key any more is gone, and says so. How many."""
    found = keyless().ids
    for casus_id in found:
        _marked(casus_id)
    return len(found)


def _marked(casus_id: int) -> None:
    moment = now()
    db.session.execute(
        update(Casus)
        .where(Casus.id == casus_id)
        .values(
            {
                Casus.naam_sealed: None,
                Casus.ended_at: moment,
                Casus.ends_at: moment,
                Casus.erased_at: moment,
                Casus.kept_until: moment + terms().logs,
            }
        )
    )
    _emptied(casus_id)


def keeps_key(scope: str):
    """Which casussen still need their key of this scope: "casus" until erased, "log" until the logs' own term."""
    if scope == "casus":
        return Casus.erased_at.is_(None)
    return or_(Casus.kept_until.is_(None), Casus.kept_until > now())
