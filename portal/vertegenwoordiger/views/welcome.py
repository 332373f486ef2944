"""Where the link of who decides for a client leads once the code was right."""

from flask import g, redirect, request, url_for

from portal.account import actions as account_actions
from portal.core.db import db
from portal.core.page import render_page
from portal.policy.guard import undecided
from portal.uitnodiging import door, proof, starting
from portal.uitnodiging.models import Purpose
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.forms import WelcomeForm
from portal.vertegenwoordiger.views import welcome_pages

YES, NO = "ja", "nee"


@welcome_pages.route("", methods=["GET", "POST"])
@undecided
def begin():
    invited = door.standing(proof.proved(), hold=request.method == "POST")
    waits = invited and invited.purpose is Purpose.VERTEGENWOORDIGER and actions.invited(invited.id)
    if not waits or actions.is_of_casus(waits.casus_id, g.actor.account_id):
        return render_page("uitnodiging/gone.html", home_url=url_for("start.landing"))
    form, what = WelcomeForm(), request.form.get("doe")
    if not form.is_submitted():
        return page(form, 200)
    if not form.validate() or not form.chose(what, YES, NO):
        return page(form, 422)
    if what == NO:
        starting.stop_invited(invited, g.actor.account_id)
        proof.forget()
        db.session.commit()
        return redirect(url_for("uitnodiging.stopped", als="mee"))
    person = actions.come_in(waits, g.actor.account_id)
    starting.take_up(invited, g.actor.account_id)
    account_actions.choose(g.actor, person.token)
    proof.forget()
    db.session.commit()
    return redirect(url_for("start.home"))


def page(form: WelcomeForm, status: int):
    return render_page("vertegenwoordiger/welcome.html", status=status, form=form)
