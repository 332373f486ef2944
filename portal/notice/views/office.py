"""Mail that was given up, for who looks after the portal: how many, since when, and what went wrong. Never to whom."""

from flask import redirect, request, url_for

from portal.core import outbox
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.notice.views import bp
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("/beheer/mail", methods=["GET", "POST"])
@requires(P.MAIL_MANAGE)
def given_up():
    form = EmptyForm()
    if form.is_submitted() and form.validate():
        outbox.try_again()
        commit()
        return redirect(url_for("notice.given_up", nu="opnieuw"))
    return render_page(
        "notice/given_up.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        rows=outbox.given_up(),
        again=request.args.get("nu") == "opnieuw",
    )
