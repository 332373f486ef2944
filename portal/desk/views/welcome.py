"""Where the link of a colleague leads once the code was right: for whom, as what, and yes or no."""

from flask import g, redirect, request, url_for

from portal.account import actions as account_actions
from portal.core.db import db
from portal.core.page import render_page
from portal.desk.actions import invitations
from portal.desk.forms import WelcomeForm
from portal.desk.queries.invitations import Offer, offer
from portal.desk.tells import tell_to_confirm
from portal.desk.views import welcome_pages
from portal.desk.words import placed
from portal.policy.guard import undecided
from portal.uitnodiging import door, proof, starting
from portal.uitnodiging.models import Purpose

YES, NO = "ja", "nee"


@welcome_pages.route("", methods=["GET", "POST"])
@undecided
def begin():
    row = door.standing(proof.proved(), hold=request.method == "POST")
    if row is None or row.purpose is not Purpose.COLLEAGUE:
        return gone()
    found = offer(row)
    if found.placement is None:
        return gone()
    if found.inviter_account == g.actor.account_id:
        return render_page("desk/own.html", sign_out_url=url_for("account.sign_out"))
    form, what = WelcomeForm(version=0), request.form.get("doe")
    if not form.is_submitted():
        return page(form, found, 200)
    if not form.validate() or not form.chose(what, YES, NO):
        return page(form, found, 422)
    return joined(row, found) if what == YES else stopped(row)


def gone():
    return render_page("uitnodiging/gone.html", home_url=url_for("start.landing"))


def joined(row, found: Offer):
    try:
        member = invitations.take_up(row, found, g.actor.account_id)
    except invitations.NotAnyMore:
        db.session.rollback()
        return gone()
    proof.forget()
    if not member.active:
        tell_to_confirm(member.id)
        db.session.commit()
        return render_page("desk/waits.html", organisatie=found.organisatie, role=placed(member.role, None))
    account_actions.choose(g.actor, member.token)
    db.session.commit()
    return redirect(url_for("start.home"))


def stopped(row):
    starting.stop_invited(row, g.actor.account_id)
    proof.forget()
    db.session.commit()
    return redirect(url_for("uitnodiging.stopped"))


def page(form: WelcomeForm, found: Offer, status: int):
    return render_page(
        "desk/welcome.html",
        status=status,
        form=form,
        organisatie=found.organisatie,
        inviter=found.inviter,
        place=placed(found.placement.role, found.onderdeel.name if found.onderdeel else None),
        functie=found.placement.functie,
    )
