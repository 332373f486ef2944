"""Where the link of who decides for a client leads once the code was right."""

from flask import g, redirect, request, url_for

from portal.account import actions as account_actions
from portal.core.db import db
from portal.core.page import render_page
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.guard import undecided
from portal.toestemming import chain
from portal.toestemming.models import BETROKKENEN
from portal.uitnodiging import door as invitations
from portal.uitnodiging import proof, starting
from portal.uitnodiging.models import Purpose
from portal.vertegenwoordiger import actions, door
from portal.vertegenwoordiger.forms import WelcomeForm
from portal.vertegenwoordiger.views import welcome_pages

YES, NO = "ja", "nee"


@welcome_pages.route("", methods=["GET", "POST"])
@undecided
def begin():
    invited, waits = standing()
    if invited and waits and request.method == "POST":
        chain.lock(waits.casus_id)  # before the invitation, as whoever ends it does
        invited, waits = standing(hold=True)
    if not invited or not waits:
        return render_page("uitnodiging/gone.html", home_url=url_for("start.landing"))
    form, what = WelcomeForm(), request.form.get("doe")
    if not form.is_submitted():
        return page(form, 200)
    if not form.validate() or not form.chose(what, YES, NO):
        return page(form, 422)
    if what == NO:
        actions.end(waits.casus_id, waits.id, waits.version)
        tell(waits.casus_id, Kind.REPRESENTED, BETROKKENEN, about=waits.token)
        starting.stop_invited(invited, g.actor.account_id)
        proof.forget()
        db.session.commit()
        return redirect(url_for("uitnodiging.stopped", als="mee"))
    person = door.come_in(waits, g.actor.account_id)
    starting.take_up(invited, g.actor.account_id)
    tell(waits.casus_id, Kind.REPRESENTED, BETROKKENEN, about=waits.token)
    account_actions.choose(g.actor, person.token)
    proof.forget()
    db.session.commit()
    return redirect(url_for("start.home"))


def standing(hold: bool = False) -> tuple:
    invited = invitations.standing(proof.proved(), hold=hold)
    if not invited or invited.purpose is not Purpose.VERTEGENWOORDIGER:
        return None, None
    return invited, door.waits_for(invited.id, g.actor.account_id)


def page(form: WelcomeForm, status: int):
    return render_page("vertegenwoordiger/welcome.html", status=status, form=form)
