"""Mail that was given up, for who looks after the portal: how many, since when, and what went wrong. Never to whom."""

from flask import current_app, redirect, request, url_for

from portal.core import outbox
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.notice.views import bp
from portal.notice.words import went_wrong
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
        rows=[
            {"words": went_wrong(row.error), "code": row.error, "letters": row.letters, "since": row.since}
            for row in outbox.given_up()
        ],
        hours=int(current_app.config["MAIL_PATIENCE"].total_seconds() / 3600),
        again=request.args.get("nu") == "opnieuw",
    )
