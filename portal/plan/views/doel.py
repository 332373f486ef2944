"""The gezamenlijk doel: proposed by anyone in the team, confirmed by the client alone; and the smaller doelen."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.kluis.keyring import CLIENT
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.plan import actions
from portal.plan.forms import AnswerForm, DoelForm, GezamenlijkDoelForm
from portal.plan.models import Doelstand
from portal.plan.queries.doelen import DoelRow, gezamenlijke_doelen
from portal.plan.tells import tell_declined, tell_step
from portal.plan.views import bp
from portal.plan.views.done import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees


@bp.route("/doel", methods=["GET", "POST"])
@requires(P.PLAN_WRITE)
def propose(casus):
    form = GezamenlijkDoelForm()
    if not form.is_submitted() or not form.validate():
        return write_page(casus, form)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    row = actions.propose_doel(casus.id, g.actor.id, g.actor.partij_id, form.tekst.data)
    kind = Kind.DOEL_CONFIRMED if row.stand is Doelstand.STANDING else Kind.DOEL_PROPOSED
    tell(casus.id, kind, str(row.cell), writer=row.partij_id, about=row.token)
    return done(casus, form, "gezamenlijk-doel")


def write_page(casus: OpenCasus, form: GezamenlijkDoelForm):
    return render_page(
        "plan/propose.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        name=casus.naam,
        standing=next((row for row in gezamenlijke_doelen(casus) if row.stand is Doelstand.STANDING), None),
        readers=sees(readers(casus), casus, "plan", g.actor.partij_id or CLIENT),
        is_mine=P.CONCEPT_READ in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.route("/doel/<token:doel>", methods=["GET", "POST"])
@requires(P.DOEL_CONFIRM)
def confirm(casus, doel):
    """The one thing asked: is this your doel? Yes and no cost the same."""
    row = proposal(casus, doel)
    form = AnswerForm(version=row.version)
    if not form.is_submitted():
        return confirm_page(casus, row, form, 200)
    decide = {"ja": actions.confirm_doel, "nee": actions.decline_doel}.get(request.form.get("doe"))
    if decide is None or not form.validate():
        return confirm_page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        decided = decide(row.id, form.version.data)
    except actions.Moved:
        row = proposal(casus, doel)
        return confirm_page(casus, row, AnswerForm(formdata=None, version=row.version), 409)
    if decided.stand is Doelstand.STANDING:
        tell(casus.id, Kind.DOEL_CONFIRMED, str(decided.cell), about=decided.token)
    else:
        tell_declined(decided)
    return done(casus, form, "gezamenlijk-doel")


def proposal(casus: OpenCasus, token: bytes) -> DoelRow:
    return next((row for row in gezamenlijke_doelen(casus) if row.token == token), None) or abort(404)


def confirm_page(casus: OpenCasus, row: DoelRow, form: AnswerForm, status: int):
    found = gezamenlijke_doelen(casus)
    return render_page(
        "plan/confirm.html",
        status=status,
        form=form,
        doel=row,
        changed=status == 409,
        waits=row.stand is Doelstand.PROPOSED,
        standing=next((each for each in found if each.stand is Doelstand.STANDING), None),
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.route("/doelen", methods=["GET", "POST"])
@requires(P.PLAN_WRITE)
def add(casus):
    form = DoelForm()
    if form.is_submitted() and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        made = actions.add_doel(casus.id, g.actor.id, g.actor.partij_id, form.tekst.data, form.gebieden.data)
        tell_step(Kind.STEP_WRITTEN, made)
        return done(casus, form, "doelen")
    return render_page(
        "plan/doel.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        name=casus.naam,
        readers=sees(readers(casus), casus, "plan", g.actor.partij_id or CLIENT),
        is_mine=P.CONCEPT_READ in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )
