"""What counts most wants a second factor that was shown a short while ago; before anything is opened, or told."""

from flask import current_app
from werkzeug.exceptions import Unauthorized

from portal.account.actor import Actor
from portal.core.clock import now
from portal.policy.permissions import FRESH, FRESH_FOR, Permission
from portal.policy.table import ever


class ConfirmFirst(Unauthorized):
    """The second factor was shown too long ago for this. Nothing was opened yet, nor told whether it exists."""


def ask_again(actor: Actor, permission: Permission) -> None:
    """Not of who can never hold this: theirs is a 404."""
    if permission in FRESH and actor.role in ever(permission) and not fresh(actor):
        raise ConfirmFirst


def fresh(actor: Actor) -> bool:
    """In demo mode it is asked only of who has one."""
    if current_app.config["DEMO"] and not actor.factors:
        return True
    return actor.second_at is not None and now() - actor.second_at <= FRESH_FOR
