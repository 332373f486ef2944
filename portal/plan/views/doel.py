"""The gezamenlijk doel: proposed by anyone in the team, confirmed by the client alone; and the smaller doelen."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.kluis.keyring import CLIENT
from portal.plan import actions, queries
from portal.plan.forms import AnswerForm, DoelForm, StapForm
from portal.plan.models import Doelstand
from portal.plan.queries import DoelRow
from portal.plan.views import bp
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees


@bp.route("/doel", methods=["GET", "POST"])
@requires(P.PLAN_WRITE)
def propose(casus):
    form = DoelForm()
    if not form.is_submitted():
        return write_page(casus, form)
    if not form.validate():
        return write_page(casus, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    actions.propose_doel(casus.id, g.actor.id, g.actor.partij_id, form.tekst.data.strip())
    return done(casus, form, "gezamenlijk-doel")


def write_page(casus: OpenCasus, form: DoelForm, status: int = 200):
    standing = next(
        (row for row in queries.gezamenlijke_doelen(casus) if row.stand is Doelstand.STANDING), None
    )
    return render_page(
        "plan/propose.html",
        status=status,
        form=form,
        name=casus.naam,
        standing=standing,
        readers=sees(readers(casus), casus, "plan", g.actor.partij_id or CLIENT),
        is_mine=P.DOEL_CONFIRM in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )


def done(casus: OpenCasus, form, anchor: str):
    go = once.keep(g.actor.id, form.request_id.data, url_for("casus.show", casus=casus, _anchor=anchor))
    commit()
    return redirect(go)


@bp.route("/doel/<token:doel>", methods=["GET", "POST"])
@requires(P.DOEL_CONFIRM)
def confirm(casus, doel):
    """The one thing asked: is this your doel? Yes and no cost the same."""
    row = next((r for r in queries.gezamenlijke_doelen(casus) if r.token == doel), None) or abort(404)
    form = AnswerForm(version=row.version)
    if not form.is_submitted() or not form.validate():
        return confirm_page(casus, row, form, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    decide = {"ja": actions.confirm_doel, "nee": actions.decline_doel}.get(request.form.get("doe"))
    if decide is None or row.stand is not Doelstand.PROPOSED:
        return confirm_page(casus, row, form, 409 if decide else 422)
    try:
        decide(row.id, form.version.data)
    except actions.Moved:
        return confirm_page(casus, row, AnswerForm(formdata=None, version=row.version), 409)
    return done(casus, form, "gezamenlijk-doel")


def confirm_page(casus: OpenCasus, row: DoelRow, form, status: int):
    return render_page(
        "plan/confirm.html",
        status=status,
        form=form,
        doel=row,
        changed=status == 409,
        waits=row.stand is Doelstand.PROPOSED,
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.route("/doelen", methods=["GET", "POST"])
@requires(P.PLAN_WRITE)
def add(casus):
    form = StapForm()
    if form.is_submitted() and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        actions.add_doel(casus.id, g.actor.id, g.actor.partij_id, form.tekst.data.strip(), form.gebieden.data)
        return done(casus, form, "doelen")
    return render_page(
        "plan/doel.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        name=casus.naam,
        readers=sees(readers(casus), casus, "plan", g.actor.partij_id or CLIENT),
        is_mine=P.DOEL_CONFIRM in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )
