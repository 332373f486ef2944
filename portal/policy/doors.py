"""What PostgreSQL is told when the guard let somebody through: for which casus, and by which door.

A door goes past what they read: who stops gives away acties whose text another partij wrote.
"""

from portal.account.actor import Actor
from portal.core.db import db
from portal.core.told import tell
from portal.policy.permissions import Permission
from portal.policy.row_rules import DOORS


def tell_door(actor: Actor, permission: Permission, casus_id: int | None = None) -> None:
    """After the guard, or a query that asks the same, decided. Whoever asks of several casussen names none."""
    door = {"door": permission.name} if permission in DOORS else {}
    if door or casus_id is not None:
        tell(db.session(), {**actor.told(), **door, "within": casus_id})
