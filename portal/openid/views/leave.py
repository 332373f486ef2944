"""Signing out there too; and a provider that says somebody signed out there."""

from flask import abort, redirect, request, url_for
from werkzeug.exceptions import BadRequest

from portal.core.db import db
from portal.core.page import render_page
from portal.openid import flow, metadata, tokens
from portal.openid.arriving import leave
from portal.openid.faults import Fault
from portal.openid.queries import once_confirmed, still_speaks
from portal.openid.views import bp
from portal.policy.guard import public


@bp.get("/bij/<token:provider>/uit")
@public
def after(provider):
    """Here one is out already, whether the provider answers or not."""
    known = once_confirmed(provider) or abort(404)
    return render_page(
        "openid/after.html", name=known.name, there_url=url_for("openid.there", provider=known),
        home_url=url_for("start.landing"),
    )  # fmt: skip


@bp.get("/bij/<token:provider>/daar-uit")
@public
def there(provider):
    known = once_confirmed(provider) or abort(404)
    home = url_for("start.landing", _external=True)
    db.session.rollback()
    try:
        return redirect(flow.leave_url(known, home) or home)
    except Fault:
        return render_page("openid/not_there.html", status=503, name=known.name, home_url=home)


@bp.post("/bij/<token:provider>/uit-van-buiten")
@public
def from_outside(provider):
    """Back-channel logout: a server calls, without a cookie. What it says counts by its signature."""
    known = still_speaks(provider) or abort(400)
    raw = request.form.get("logout_token", "")
    db.session.commit()  # nothing is held while the provider's keys are asked for
    try:
        claims = tokens.logout_claims(raw, metadata.of(known.issuer), known.client_id)
    except Fault:
        raise BadRequest from None
    leave(known, claims)
    db.session.commit()
    return "", 200
