"""As what somebody acts stays so until what they do is done."""

from sqlalchemy import bindparam, select

from portal.account.actor import Actor
from portal.account.models import Account, Lidmaatschap
from portal.core.db import Id, read

_hold = (
    select(Lidmaatschap.id)
    .join(Account, Account.id == Lidmaatschap.account_id)
    .where(
        Account.active.is_(True),
        Lidmaatschap.id == bindparam("held_id", type_=Id),
        Lidmaatschap.active.is_(True),
        Lidmaatschap.role == bindparam("held_role", type_=Lidmaatschap.role.type),
        Lidmaatschap.ips == bindparam("held_ips", type_=Lidmaatschap.ips.type),
        Lidmaatschap.organisatie_id.is_not_distinct_from(bindparam("held_organisatie_id", type_=Id)),
        Lidmaatschap.partij_id.is_not_distinct_from(bindparam("held_partij_id", type_=Id)),
    )
    .with_for_update(read=True, of=(Lidmaatschap, Account))
)


def hold(actor: Actor) -> bool:
    """From here until the transaction ends nobody changes as what this actor acts: a change waits its turn, and is
    waited for. False: it changed since it was read."""
    held = {
        f"held_{name}": getattr(actor, name) for name in ("id", "role", "ips", "organisatie_id", "partij_id")
    }
    return read(_hold, held).one_or_none() is not None
