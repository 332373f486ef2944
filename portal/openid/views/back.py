"""Where a provider sends somebody back to."""

from flask import current_app, redirect, request, session, url_for

from portal.account import actions, put_away
from portal.core import sqlite
from portal.core.clock import now
from portal.core.db import db
from portal.core.onward import own_path
from portal.core.page import render_page
from portal.openid import flow
from portal.openid.actions import used
from portal.openid.arriving import arrive, elsewhere
from portal.openid.faults import Declined, Fault, Stale, TooWeak, What
from portal.openid.flow import Known, Proven
from portal.openid.queries import confirmed
from portal.openid.views import bp
from portal.openid.views.entered import entered
from portal.openid.views.start import away
from portal.policy.guard import public

PROVEN = "openid_proven"  # in the cookie of forms: who came back and has no account here yet
LINK_WITHIN = 1800  # seconds
AWAY = {What.UNREACHABLE, What.SLOW, What.CERTIFICATE, What.ELSEWHERE}


@bp.get("/terug")
@public
def back():
    try:
        pending = flow.returned(request.args)
    except Stale:
        return again()
    known = confirmed(bytes.fromhex(pending["provider"]))
    db.session.rollback()  # nothing is held while the provider is asked
    if known is None:
        return again()
    try:
        proven = flow.prove(known, pending, request.args)
    except TooWeak:
        again_url = url_for("openid.digid", next=own_path(pending["next"]))
        return render_page("openid/weak.html", status=403, again_url=again_url)
    except Declined:
        return again()
    except Fault as fault:
        return failed(known, fault, own_path(pending["next"]))
    return arrived(known, proven, pending)


def failed(known: Known, fault: Fault, onward: str | None):
    """What was wrong goes to the log, by its name: what came with it may be about a person."""
    current_app.logger.warning("sign-in at provider %s: %s", known.id, fault.what)
    return away(known, onward) if fault.what in AWAY else again()


def again():
    """A text that lies here is not forgotten for it."""
    onward = url_for("account.kept_text") if put_away.lies_here() else None
    return render_page("openid/again.html", status=400, sign_in_url=url_for("account.sign_in", next=onward))


def arrived(known: Known, proven: Proven, pending: dict):
    """In one transaction: the state counts once, and the session begins."""
    with sqlite.writing():
        db.session.rollback()
        if used(flow.used_hash(known.issuer, f"state|{pending['state']}")):
            db.session.rollback()
            return again()
        account_id = arrive(known, proven)
        if account_id is not None:
            secret = actions.start_session(
                account_id, put_away.acted_as(), elsewhere=elsewhere(known, proven)
            )
        db.session.commit()
    onward = own_path(pending.get("next"))
    if account_id is None:
        session[PROVEN] = {
            "provider": known.token.hex(),
            "subject": proven.subject_hash.hex(),
            "sid": proven.sid_hash.hex() if proven.sid_hash else "",
            "second": proven.second,
            "next": onward,
            "at": now().timestamp(),
        }
        return redirect(url_for("openid.link"))
    return entered(secret, onward)
