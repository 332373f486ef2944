"""A view without a session: the secret in its address stands for one Lidmaatschap, and opens what a calendar may know.

Who calls is nobody; what they get is what that Lidmaatschap may have now, asked of the table each time. The keyring
stays empty, so that no such view can ever show a text.
"""

from functools import wraps

from flask import abort, g

from portal.account.actor import actor_of
from portal.core.db import db
from portal.core.told import tell
from portal.policy.guard import on_self, still_holds
from portal.policy.permissions import Permission


def by_secret(permission: Permission, find):
    """`find(secret)` gives what the secret stands for, with its `lidmaatschap_id`, or None. A cookie counts for
    nothing here."""

    def decorate(view):
        @wraps(view)
        def guarded(secret: str):
            g.actor = None
            held = find(secret)
            actor = actor_of(held.lidmaatschap_id) if held else None
            if actor is None or permission not in on_self(actor.role) or not still_holds(actor, permission):
                abort(404)
            g.actor = actor
            tell(db.session(), actor.told())
            return view(held)

        guarded.permission = None
        guarded.by_secret = permission
        return guarded

    return decorate
