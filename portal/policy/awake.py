"""The idle clock of a session: every page and every save of somebody who is there winds it, what a page asks by itself
does not."""

from datetime import datetime, timedelta

from flask import current_app, g, request
from sqlalchemy import update

from portal.account.actor import Actor
from portal.account.models import SignInSession
from portal.core.clock import now
from portal.core.db import db

AT_MOST_EVERY = timedelta(minutes=1)


def is_due() -> bool:
    actor = g.get("actor")
    if not isinstance(actor, Actor) or actor.seen_at is None or is_polled():
        return False
    return now() - actor.seen_at > AT_MOST_EVERY


def is_polled() -> bool:
    view = current_app.view_functions.get(request.endpoint)
    return getattr(view, "polled", False)


def keep() -> None:
    """A session that was ended meanwhile has no row, and gets none back."""
    if is_due():
        db.session.execute(
            update(SignInSession).where(SignInSession.id == g.actor.session_id).values(seen_at=now())
        )


def ends_at(actor: Actor) -> datetime:
    """As it will be when this request is answered."""
    seen_at = now() if is_due() else actor.seen_at
    return min(actor.started_at + actor.limits.longest, seen_at + actor.limits.idle)


def left(actor: Actor) -> dict:
    """Seconds until the session ends, and whether a sign of life would move that."""
    end = ends_at(actor)
    stays = end < actor.started_at + actor.limits.longest
    return {"seconds": max(0, int((end - now()).total_seconds())), "stays": stays}
