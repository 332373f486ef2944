"""What follows on signing in, whichever way: the cookie, and on to where somebody was going or to what they wrote."""

from flask import current_app, make_response, redirect, request, url_for

from portal.account.actor import cookie_name
from portal.account.kept import Kept, carried
from portal.account.limits import HOME, OWN_DEVICE
from portal.core.forms import EmptyForm
from portal.core.onward import own_path
from portal.core.page import render_page


def with_cookie(response, secret: str, own_device: bool = False):
    """The token of a session that was begun just now."""
    response = make_response(response)
    response.set_cookie(
        cookie_name(),
        secret,
        max_age=int((OWN_DEVICE if own_device else HOME).longest.total_seconds()),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def going_to() -> str:
    return own_path(request.args.get("next")) or url_for("start.home")


def kept_for(account_id: int) -> Kept | None:
    found = carried()
    return found if found and found.belongs_to(account_id) else None


def onward(found: Kept | None):
    """To the text that somebody was writing, else to the page they were going to."""
    if found:
        return render_page("account/kept.html", kept=found, form=EmptyForm(formdata=None))
    return redirect(going_to())
