"""What ends by itself: the time of who decides, a proof that no second person saw, and when its casus ends."""

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.in_their_name import alike, is_client, takes_part
from portal.toestemming import chain
from portal.toestemming.models import BETROKKENEN, Gebeurtenis
from portal.toestemming.record import BY_ITSELF
from portal.toestemming.written_down import UNCONFIRMED_FOR
from portal.vertegenwoordiger.actions import end_held
from portal.vertegenwoordiger.models import Vertegenwoordiger

V = Vertegenwoordiger
_holder = aliased(Lidmaatschap)


def _past() -> tuple:
    return V.valid_until <= now(), and_(V.checked_at.is_(None), V.recorded_at <= now() - UNCONFIRMED_FOR)


def _due(*conditions):
    """`past`: its time is over. Else whoever came in works with the client by now: the policy refuses them already."""
    too_close = exists().where(
        _holder.id == V.lidmaatschap_id,
        or_(
            takes_part(_holder.account_id, V.casus_id),
            is_client(_holder.account_id, Casus.client_id),
            alike(_holder.account_id, V.author_id),
            alike(_holder.account_id, func.coalesce(V.getuige_id, 0)),
        ),
    )
    past = or_(*_past())
    return (
        select(V.id, V.casus_id, V.token, Casus.token.label("casus_token"), past.label("past"))
        .join(Casus, Casus.id == V.casus_id)
        .where(V.ended_at.is_(None), or_(past, too_close.correlate_except(_holder)), *conditions)
    )


def has_ended() -> bool:
    """Is there something for `expire` to do? Asked every round of the worker."""
    return db.session.execute(_due().limit(1)).first() is not None


def due() -> list[tuple[int, bytes]]:
    """Id and token of each casus in which one ended."""
    rows = db.session.execute(_due().order_by(V.casus_id))
    return list(dict.fromkeys((row.casus_id, row.casus_token) for row in rows))


def expire(casus_id: int, token: bytes) -> None:
    """For the worker. The client is told. A casus of which the log's key is gone has no log to write in any more."""
    rows = db.session.execute(_due(V.casus_id == casus_id).order_by(V.id)).all()
    key = store().keys({("log", token)}).get(("log", token))
    for row in rows:
        if key is None:
            _held(row.id).ended_at = now()
            continue
        with keyring.lent("log", casus_id, key, {"LOG"}):
            chain.lock(casus_id)
            found = _held(row.id)
            if found.ended_at is not None:
                continue
            event = Gebeurtenis.EXPIRED if row.past else Gebeurtenis.TERMINATED
            end_held(found, event, **BY_ITSELF, checked=found.checked_at is not None)
        tell(casus_id, Kind.REPRESENTED, BETROKKENEN, about=row.token)
    db.session.flush()


def _held(row_id: int) -> Vertegenwoordiger:
    query = select(V).where(V.id == row_id).with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def end_all(casus_id: int, **said) -> None:
    """Its casus ends, or a client comes back to one. Under the chain's lock, with the log's key."""
    rows = select(V.id).where(V.casus_id == casus_id, V.ended_at.is_(None)).order_by(V.id)
    for row_id in db.session.scalars(rows).all():
        end_held(_held(row_id), Gebeurtenis.TERMINATED, **said)
