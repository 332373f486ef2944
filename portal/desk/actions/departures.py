"""A colleague goes away on a day that is known beforehand: until then their work goes over, from then on they do not
come in. Who answers for it is warned a week before, while there is work left."""

from datetime import date

from sqlalchemy import delete, select

from portal.account.models import Account, Lidmaatschap
from portal.core.clock import now
from portal.core.db import db
from portal.core.formats import dag_van, today
from portal.core.versions import Moved, locked
from portal.desk.actions.log import note
from portal.desk.actions.people import forget_sessions, has_work
from portal.desk.letters import DEPARTURE
from portal.desk.models import Departure, Did
from portal.desk.queries.work import SOON
from portal.notice.actions import post_letters
from portal.notice.mailing import no_earlier_than_morning
from portal.organisatie.roles import NEEDS_TWO


def announce(lidmaatschap_id: int, version: int, day: date, by_id: int) -> Lidmaatschap:
    """Another day takes the place of the one before."""
    row = locked(Lidmaatschap, lidmaatschap_id, version)
    if not row.active and row.paused_at is None:
        raise Moved(row)
    departure = db.session.get(Departure, row.id) or Departure(lidmaatschap_id=row.id)
    departure.day, departure.warned_at = day, None
    db.session.add(departure)
    row.version += 1
    note(row.organisatie_id, Did.GOES, by_id, row.id, f"op {dag_van(day, today())}")
    return row


def stay(lidmaatschap_id: int, version: int, by_id: int) -> Lidmaatschap:
    row = locked(Lidmaatschap, lidmaatschap_id, version)
    if not db.session.execute(delete(Departure).where(Departure.lidmaatschap_id == row.id)).rowcount:
        raise Moved(row)
    row.version += 1
    note(row.organisatie_id, Did.STAYS, by_id, row.id)
    return row


def every_day() -> None:
    """Twice on a day, or by two workers, changes nothing more: each departure is held until it is done."""
    for departure in _near():
        person = db.session.get(
            Lidmaatschap, departure.lidmaatschap_id, populate_existing=True, with_for_update=True
        )
        if departure.day <= today():
            _end(departure, person)
        elif departure.warned_at is None and has_work(person.id):
            departure.warned_at = now()
            _warn(person.organisatie_id)
    db.session.flush()


def _near() -> list[Departure]:
    return list(
        db.session.scalars(
            select(Departure)
            .where(Departure.day <= today() + SOON)
            .order_by(Departure.lidmaatschap_id)
            .with_for_update(skip_locked=True)
            .execution_options(populate_existing=True)
        )
    )


def _end(departure: Departure, person: Lidmaatschap) -> None:
    """Also with work that nobody has: access ends when it was said to. That work stands on top of the desk."""
    db.session.delete(departure)
    if not person.active and person.paused_at is None:
        return  # somebody ended it before
    person.active, person.paused_at, person.version = False, None, person.version + 1
    forget_sessions(person.id)
    note(person.organisatie_id, Did.WENT, None, person.id)
    if has_work(person.id):
        _warn(person.organisatie_id)


def _warn(organisatie_id: int) -> None:
    desk = select(Lidmaatschap.id).join(Account, Account.id == Lidmaatschap.account_id)
    own = desk.where(
        Lidmaatschap.organisatie_id == organisatie_id,
        Lidmaatschap.role.in_(NEEDS_TWO),
        Lidmaatschap.active.is_(True),
    )
    post_letters(list(db.session.scalars(own)), no_earlier_than_morning(), kind=DEPARTURE)
