"""When I want mail: one choice for all that I do here."""

from flask import g, redirect, request, url_for

from portal.core.page import render_page
from portal.notice import actions
from portal.notice.forms import MailingForm
from portal.notice.mailing import unless_chosen
from portal.notice.models import Mailing
from portal.notice.queries import chosen_mailing
from portal.notice.views import bp
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("/mijn/berichten", methods=["GET", "POST"])
@requires(P.SELF_READ)
def mailing():
    actor = g.actor
    form = MailingForm(mailing=str(chosen_mailing(actor.account_id) or unless_chosen(actor.role)))
    if form.is_submitted() and form.validate():
        # one's own choice: the newest wins, no version is asked
        actions.choose_mailing(actor.account_id, Mailing(form.mailing.data))
        commit()
        return redirect(url_for("notice.mailing", nu="bewaard"))
    return render_page(
        "notice/mailing.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        kept=request.args.get("nu") == "bewaard" and not form.is_submitted(),
    )
