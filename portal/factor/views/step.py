"""The second step of signing in."""

from flask import g, redirect, url_for

from portal.account.entrance import going_to, kept_for, onward
from portal.account.halfway import Step
from portal.factor import codes
from portal.factor.forms import ShowForm
from portal.factor.step import begin_page, show_page
from portal.factor.views import second
from portal.factor.views.ask import refused
from portal.policy.guard import halfway


@second.route("/stap-2", methods=["GET", "POST"])
@halfway(Step.SHOW)
def show():
    if g.halfway is None:  # it was shown already: the page was sent twice, or opened again
        return onward(None)
    form, kept = ShowForm(), kept_for(g.halfway.account_id)
    if not form.is_submitted():
        return show_page(going_to(), kept)
    if status := refused(form, g.halfway):
        return show_page(going_to(), kept, form, status)
    if codes.is_recovery(codes.digits(form.code.data)) and kept is None:
        return redirect(url_for("factor.own", nu="herstelcode", next=going_to()))
    return onward(kept)


@second.get("/beveilig")
@halfway(Step.MAKE)
def begin():
    return onward(None) if g.halfway is None else begin_page(going_to())
