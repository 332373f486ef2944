"""To where somebody signs in: by the domain of their mail address, or with DigiD."""

from flask import abort, redirect, request, url_for

from portal.core.db import db
from portal.core.onward import own_path
from portal.core.page import render_page
from portal.openid import flow
from portal.openid.faults import Fault
from portal.openid.flow import Known
from portal.openid.forms import MailForm
from portal.openid.queries import confirmed, for_clients, for_mail
from portal.openid.views import bp
from portal.policy.guard import public


@bp.route("/organisatie", methods=["GET", "POST"])
@public
def find():
    form, found, asked = MailForm(), None, False
    if form.validate_on_submit():
        found, asked = for_mail(form.mail.data), True
    onward = own_path(request.args.get("next"))
    return render_page(
        "openid/find.html",
        status=422 if form.errors else 200,
        form=form,
        found={"name": found.name, "url": url_for("openid.begin", provider=found, next=onward)}
        if found
        else None,
        unknown=asked and not found,
        sign_in_url=url_for("account.sign_in", next=onward),
    )


@bp.get("/bij/<token:provider>")
@public
def begin(provider):
    return sent_out(confirmed(provider) or abort(404))


@bp.get("/digid")
@public
def digid():
    token = for_clients() or abort(404)
    return sent_out(confirmed(token))


def sent_out(known: Known):
    """By a link: a form may not lead elsewhere (Content-Security-Policy). Nothing of the database is held meanwhile."""
    onward = own_path(request.args.get("next"))
    db.session.rollback()
    try:
        return redirect(flow.begin(known, url_for("openid.back", _external=True), onward))
    except Fault:
        return away(known, onward)


def away(known: Known, onward: str | None):
    return render_page(
        "openid/away.html",
        status=503,
        name=known.name,
        clients=known.organisatie_id is None,
        again_url=url_for("openid.begin", provider=known, next=onward),
        sign_in_url=url_for("account.sign_in", next=onward),
    )
