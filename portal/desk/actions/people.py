"""As what a colleague works, and whether they come in. What began from an older version raises Moved."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from portal.account.models import Lidmaatschap, SignInSession
from portal.casus.models import Teamlid
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.desk.actions.log import note
from portal.desk.models import Departure, Did
from portal.desk.places import Place
from portal.desk.words import placed
from portal.factor import actions as factor
from portal.factor.models import What
from portal.organisatie.models import Onderdeel, Partij, Taak
from portal.organisatie.roles import ONE_PERSON
from portal.plan.models import Actie, Actiestand


class StillAtWork(Exception):
    """There is work that nobody else has yet: it is handed over first."""


@dataclass(frozen=True)
class As:
    """As what somebody works: what the form of a colleague holds."""

    place: Place
    functie: str | None
    paid: bool | None
    ips: bool = False


def has_work(lidmaatschap_id: int) -> bool:
    team = select(func.count(Teamlid.id)).where(
        Teamlid.lidmaatschap_id == lidmaatschap_id, Teamlid.ended_at.is_(None)
    )
    acties = select(func.count(Actie.id)).where(
        Actie.owner_id == lidmaatschap_id, Actie.stand.in_([Actiestand.OPEN, Actiestand.BUSY])
    )
    return bool(db.session.scalar(team) or db.session.scalar(acties))


def partij_for(place: Place, name: str) -> int | None:
    """Who takes part as a person is a partij of their own; another is their onderdeel's."""
    if place.role not in ONE_PERSON:
        return place.partij_id
    person = Partij(kind=str(place.role), name=name, taak=Taak.ERVARING)
    db.session.add(person)
    db.session.flush()
    return person.id


def change(lidmaatschap_id: int, version: int, to: As, by_id: int) -> Lidmaatschap:
    """Another role or onderdeel is another partij, to which no client opened anything: with work it cannot be."""
    row = locked(Lidmaatschap, lidmaatschap_id, version)
    moves = (row.role, row.onderdeel_id) != (to.place.role, to.place.onderdeel_id)
    if moves and has_work(row.id):
        raise StillAtWork
    if moves:
        row.role, row.onderdeel_id = to.place.role, to.place.onderdeel_id
        row.partij_id = partij_for(to.place, str(row.work_name))
    row.functie, row.paid, row.ips = to.functie, to.paid, to.ips
    row.version += 1
    db.session.flush()
    onderdeel = db.session.get(Onderdeel, row.onderdeel_id).name if row.onderdeel_id else None
    detail = ", ".join(filter(None, (placed(row.role, onderdeel), row.functie)))
    note(row.organisatie_id, Did.CHANGED, by_id, row.id, detail)
    return row


def end_access(lidmaatschap_id: int, version: int, by_id: int) -> Lidmaatschap:
    """From the next request on. Nothing of theirs is left without somebody: that would be work nobody does."""
    row = locked(Lidmaatschap, lidmaatschap_id, version)
    if not row.active and row.paused_at is None:
        raise Moved(row)
    if has_work(row.id):
        raise StillAtWork
    row.active, row.paused_at, row.version = False, None, row.version + 1
    forget_sessions(row.id)
    db.session.execute(delete(Departure).where(Departure.lidmaatschap_id == row.id))
    note(row.organisatie_id, Did.ENDED, by_id, row.id)
    return row


def give_back(lidmaatschap_id: int, version: int, by_id: int) -> Lidmaatschap:
    """Access again, as what they were; also for whom it was paused."""
    row = locked(Lidmaatschap, lidmaatschap_id, version)
    if row.active:
        raise Moved(row)
    did = Did.GAVE_BACK if row.paused_at is None else Did.LIFTED
    row.active, row.paused_at, row.version = True, None, row.version + 1
    note(row.organisatie_id, did, by_id, row.id)
    return row


def sign_out(lidmaatschap_id: int, by_id: int) -> None:
    """Out of every browser, as whomever they act there: it is done when a device is lost."""
    row = db.session.get(Lidmaatschap, lidmaatschap_id)
    db.session.execute(delete(SignInSession).where(SignInSession.account_id == row.account_id))
    note(row.organisatie_id, Did.SIGNED_OUT, by_id, row.id)


def begin_factor_anew(lidmaatschap_id: int, by_id: int) -> None:
    """They are out of every browser, and make a new one when they sign in."""
    row = db.session.get(Lidmaatschap, lidmaatschap_id)
    factor.begin_anew(row.account_id, What.BEGUN_BY_OFFICE)
    note(row.organisatie_id, Did.FACTOR, by_id, row.id)


def forget_sessions(lidmaatschap_id: int) -> None:
    db.session.execute(delete(SignInSession).where(SignInSession.lidmaatschap_id == lidmaatschap_id))
