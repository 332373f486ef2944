"""In plain words what this is; then the client writes, or stops. Only this page tells who invited them."""

from flask import g, redirect, request, url_for

from portal.account import actions as account_actions
from portal.core.db import db
from portal.core.page import render_page
from portal.hulpvraag.models import Vraag
from portal.policy.guard import public, undecided
from portal.uitnodiging import door, proof, starting
from portal.uitnodiging.forms import BeginForm
from portal.uitnodiging.models import Purpose, Uitnodiging
from portal.uitnodiging.queries import inviter
from portal.uitnodiging.views import bp
from portal.uitnodiging.views.account import gone

BEGIN, STOP = "begin", "stop"


@bp.route("/welkom", methods=["GET", "POST"])
@undecided
def begin():
    row = door.standing(proof.proved(), hold=request.method == "POST")
    if row is None or row.purpose is not Purpose.CLIENT:
        return redirect(url_for("start.home")) if starting.has_casus(g.actor.account_id) else gone()
    who = inviter(row)
    if who.account_id == g.actor.account_id:
        return render_page("uitnodiging/own.html", sign_out_url=url_for("account.sign_out"))
    form, what = BeginForm(), request.form.get("doe")
    if not form.is_submitted():
        return page(form, who, 200)
    if not form.validate() or not form.chose(what, BEGIN, STOP):
        return page(form, who, 422)
    return stopped(row) if what == STOP else begun(row, who, form.with_inviter.data)


def begun(row: Uitnodiging, who, with_inviter: bool):
    joins = who.lidmaatschap if with_inviter else None
    found = starting.begin_invited(row, g.actor.account_id, who.regio_id, joins)
    if joins is not None and not found.is_new:
        # Begun elsewhere since the page was shown: it says what holds now.
        db.session.rollback()
        return page(BeginForm(formdata=None), who, 409)
    return writing(found.client, found.casus)


def writing(client, casus):
    """On to the first page to write on, as the client."""
    account_actions.choose(g.actor, client.token)
    proof.forget()
    url = url_for("hulpvraag.write", casus=casus.token, vraag=Vraag.GEHOLPEN)
    db.session.commit()
    return redirect(url)


def stopped(row: Uitnodiging):
    starting.stop_invited(row, g.actor.account_id)
    proof.forget()
    db.session.commit()
    return redirect(url_for("uitnodiging.stopped"))


@bp.get("/welkom/gestopt", endpoint="stopped")
@public
def after_stopping():
    """The address says who came: who began alone, who was to read along (`mee`), else who was invited as a client."""
    return render_page("uitnodiging/stopped.html", signed_in=bool(g.actor), came=request.args.get("als"))


def page(form: BeginForm, who, status: int):
    here = starting.begun_here(g.actor.account_id, who.regio_id)
    return render_page(
        "uitnodiging/begin.html",
        status=status,
        form=form,
        who={"name": who.name, "partij": who.partij, "takes_part": who.lidmaatschap is not None and not here},
        here=here,
        regio=who.regio,
        regios=None,
    )
