"""Where the link of a naaste leads once the code was right: what reading along is, and yes or no."""

from flask import g, redirect, request, url_for

from portal.account import actions as account_actions
from portal.core.db import db
from portal.core.page import render_page
from portal.naaste import actions
from portal.naaste.forms import WelcomeForm
from portal.naaste.views import welcome_pages
from portal.notice.models import Kind
from portal.policy.guard import undecided
from portal.team.tells import tell_came_or_went
from portal.uitnodiging import door, proof, starting
from portal.uitnodiging.models import Purpose

YES, NO = "mee", "niet"


@welcome_pages.route("", methods=["GET", "POST"])
@undecided
def begin():
    row = door.standing(proof.proved(), hold=request.method == "POST")
    if row is None or row.purpose is not Purpose.NAASTE:
        return render_page("uitnodiging/gone.html", home_url=url_for("start.landing"))
    if actions.is_client_of(row.casus_id, g.actor.account_id):
        return render_page("naaste/own.html", sign_out_url=url_for("account.sign_out"))
    form, what = WelcomeForm(), request.form.get("doe")
    if not form.is_submitted():
        return page(form, 200)
    if not form.validate() or not form.chose(what, YES, NO):
        return page(form, 422)
    return joined(row) if what == YES else stopped(row)


def joined(row):
    naaste = actions.take_up(row, g.actor.account_id)
    tell_came_or_went(row.casus_id, Kind.JOINED, secret=False)
    account_actions.choose(g.actor, naaste.token)
    proof.forget()
    db.session.commit()
    return redirect(url_for("start.home"))


def stopped(row):
    starting.stop_invited(row, g.actor.account_id)
    proof.forget()
    db.session.commit()
    return redirect(url_for("uitnodiging.stopped", als="mee"))


def page(form: WelcomeForm, status: int):
    return render_page("naaste/welcome.html", status=status, form=form)
