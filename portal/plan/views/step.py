"""A doel on the way is changed, ended, or goes on again."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.vragen import in_words
from portal.kluis.keyring import CLIENT
from portal.notice.models import Kind
from portal.plan import actions
from portal.plan.forms import AnswerForm, StepForm
from portal.plan.queries.doelen import StepRow, doelen
from portal.plan.tells import tell_step
from portal.plan.views import bp
from portal.plan.views.done import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees

SAVE, END, GO_ON = "bewaar", "stopt", "verder"


@bp.route("/doelen/<token:step>", methods=["GET", "POST"])
@requires(P.PLAN_WRITE)
def step(casus, step):
    row = found(casus, step)
    what = request.form.get("doe")
    form = AnswerForm(version=row.version) if what in {END, GO_ON} else form_of(row)
    if not form.is_submitted():
        return page(casus, row, form, 200)
    if not form.validate() or not form.chose(what, SAVE, END, GO_ON):
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        if what == SAVE:
            changed = actions.change_step(
                row.id, form.version.data, g.actor.id, g.actor.partij_id, form.tekst.data, form.gebieden.data
            )
        else:
            changed = actions.end_step(row.id, form.version.data, g.actor.id, what == END)
    except actions.Moved:
        return moved(casus, found(casus, step), form)
    tell_step(Kind.STEP_ENDED if what == END else Kind.STEP_CHANGED, changed)
    return done(casus, form, "doelen")


def found(casus: OpenCasus, token: bytes) -> StepRow:
    row = next((each for each in doelen(casus) if each.token == token and each.may_change), None)
    return row or abort(404)


def form_of(row: StepRow, **kwargs) -> StepForm:
    return StepForm(version=row.version, tekst=str(row.tekst), gebieden=str(row.gebieden).split(), **kwargs)


def moved(casus: OpenCasus, row: StepRow, form):
    """What was typed stays in the field, with what stands there now above it; the next press decides."""
    kept = {"tekst": form.tekst.data, "gebieden": form.gebieden.data} if "tekst" in form else {}
    fresh = form_of(row, formdata=None)
    for name, value in kept.items():
        fresh[name].data = value
    return page(casus, row, fresh, 409)


def page(casus: OpenCasus, row: StepRow, form, status: int):
    if "tekst" not in form:
        form = form_of(row, formdata=None)
    return render_page(
        "plan/step.html",
        status=status,
        form=form,
        changed=status == 409,
        now=row.tekst,
        now_in=in_words(Vraag.LEEFGEBIEDEN, str(row.gebieden)),
        ended=row.ended_at,
        theirs=P.DOEL_CONFIRM in casus.may and row.partij_id != CLIENT,
        readers=sees(readers(casus), casus, "plan", g.actor.partij_id or CLIENT),
        name=casus.naam,
        is_mine=P.DOEL_CONFIRM in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )
