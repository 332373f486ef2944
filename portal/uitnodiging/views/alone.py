"""Who begins without being invited: the same plain words, and in which region they live."""

from flask import g, redirect, request, url_for

from portal.account import actions as account_actions
from portal.core.db import db
from portal.core.forms import options
from portal.core.page import render_page
from portal.policy.guard import undecided
from portal.uitnodiging import starting
from portal.uitnodiging.forms import AloneForm
from portal.uitnodiging.queries import regios
from portal.uitnodiging.views import beginnen
from portal.uitnodiging.views.begin import BEGIN, STOP


@beginnen.route("/verder", methods=["GET", "POST"])
@undecided
def begin():
    if starting.has_casus(g.actor.account_id):
        return redirect(url_for("start.home"))
    able = regios()
    form, what = AloneForm(), request.form.get("doe")
    form.regio.choices = options((each.slug, each.name) for each in able)
    if not form.is_submitted():
        return page(form, able, 200)
    if not form.validate() or not form.chose(what, BEGIN, STOP):
        return page(form, able, 422)
    if what == STOP:
        starting.stop(g.actor.account_id)
        db.session.commit()
        return redirect(url_for("uitnodiging.stopped", als="alleen"))
    regio = form.chosen(able)
    if regio is None:
        return page(form, able, 422)
    begun = starting.begin(g.actor.account_id, regio)
    account_actions.choose(g.actor, begun.client.token)
    db.session.commit()
    return redirect(url_for("start.home"))


def page(form: AloneForm, able: list, status: int):
    return render_page(
        "uitnodiging/begin.html",
        status=status,
        form=form,
        who=None,
        here=False,
        regio=None,
        regios=able or None,
    )
