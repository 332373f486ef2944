"""What ends by itself: the client hears of it beforehand, and afterwards it is a row of their log."""

from datetime import timedelta

from sqlalchemy import exists, select, union, update

from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.toestemming import actions, chain, doorbreking, writing_down
from portal.toestemming.models import BETROKKENEN, Doorbreking, Sharing
from portal.toestemming.written_down import WrittenDown, Writtenstand


def _ended(model) -> tuple:
    return model.closed_at.is_(None), model.valid_until <= now()


def has_ended() -> bool:
    """Is there something for `expire` to do? Asked every round of the worker."""
    written = exists().where(*writing_down.past_term())
    ended = exists().where(*_ended(Sharing)) | exists().where(*_ended(Doorbreking)) | written
    return bool(db.session.scalar(select(ended)))


def due() -> list[tuple[int, bytes]]:
    """Id and token of each casus in which something ended."""
    rows = union(
        *(select(model.casus_id).where(*_ended(model)) for model in (Sharing, Doorbreking)),
        select(WrittenDown.casus_id).where(*writing_down.past_term()),
    )
    found = select(Casus.id, Casus.token).where(Casus.id.in_(rows)).order_by(Casus.id)
    return [(row.id, row.token) for row in db.session.execute(found)]


def expire(casus_id: int, token: bytes) -> None:
    """For the worker. A casus of which the log's key is gone has no log to write in any more."""
    keys = store().keys({("log", token)})
    if not keys:
        _close_unlogged(casus_id)
        return
    with keyring.lent("log", casus_id, keys["log", token], {"LOG"}):
        chain.lock(casus_id)
        writing_down.lapse(casus_id)
        actions.expire(casus_id)
        doorbreking.expire(casus_id)


def _close_unlogged(casus_id: int) -> None:
    for model in (Sharing, Doorbreking):
        rows = update(model).where(model.casus_id == casus_id, *_ended(model))
        db.session.execute(
            rows.values(closed_at=model.valid_until).execution_options(synchronize_session=False)
        )
    waits = update(WrittenDown).where(*writing_down.past_term(casus_id))
    db.session.execute(waits.values(stand=Writtenstand.LAPSED).execution_options(synchronize_session=False))


def remind(before: timedelta) -> None:
    """One notice a casus for all that ends within this time; each row is spoken of once."""
    moment, casussen = now(), set()
    for model in (Sharing, Doorbreking):
        rows = (
            update(model)
            .where(
                model.closed_at.is_(None),
                model.reminded_at.is_(None),
                model.valid_until > moment,
                model.valid_until <= moment + before,
            )
            .values(reminded_at=moment)
            .returning(model.casus_id)
            .execution_options(synchronize_session=False)
        )
        casussen |= set(db.session.scalars(rows))
    for casus_id in sorted(casussen):
        tell(casus_id, Kind.ENDS_SOON, BETROKKENEN)
