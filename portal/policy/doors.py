"""What somebody sets going can go past what they read: who stops gives away acties whose text another partij wrote."""

from flask import g

from portal.account.actor import Actor
from portal.core.db import db
from portal.core.told import tell
from portal.policy.permissions import Permission
from portal.policy.row_rules import DOORS


def tell_door(actor: Actor, permission: Permission, casus_id: int | None = None) -> None:
    """After the guard, or a query that asks the same, let them through: by which door, and to which casus."""
    if permission in DOORS:
        casus = g.get("casus")
        door = {"door": permission.name, "door_casus_id": casus.id if casus else casus_id}
        tell(db.session(), {**actor.told(), **door})
