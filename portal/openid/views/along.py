"""A text that was being written comes along to whoever signs in elsewhere."""

from flask import redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import throttle
from portal.account.kept import carried
from portal.account.put_away import lies_here, put_away
from portal.core.db import db
from portal.core.page import render_page
from portal.openid.forms import AlongForm
from portal.openid.frame import ways
from portal.openid.views import bp
from portal.policy.guard import public

PER_ADDRESS = 60  # a whole office is signed out at noon


@bp.route("/tekst-mee", methods=["GET", "POST"])
@public
def along():
    """A form may not lead elsewhere, and what it carries may not either: it is put away, and a link leads on."""
    form, kept = AlongForm(), carried()
    if not form.is_submitted():
        return page() if lies_here() else redirect(url_for("account.sign_in"))
    if kept is None:
        return redirect(url_for("account.sign_in"))
    allowed = throttle.may_knock("along", request.remote_addr or "", PER_ADDRESS)
    db.session.commit()
    if not allowed:
        raise TooManyRequests
    if not form.validate() or not put_away(kept):
        return page(kept, 422)
    db.session.commit()
    if request.form.get("doe") == "organisatie":
        return redirect(url_for("openid.find", next=url_for("account.kept_text")))
    return redirect(url_for("openid.along"))


def page(kept=None, status: int = 200):
    """`kept`: what could not come along, to be copied."""
    onward = None if kept else url_for("account.kept_text")
    return render_page("openid/along.html", status=status, kept=kept, ways=ways(onward))
