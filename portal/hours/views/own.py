"""One's own hours: written down, changed, taken away and put back."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import dag_van, today
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.hours import actions
from portal.hours.forms import ChangeForm, HoursForm, PutBackForm
from portal.hours.queries import Entry, one, since
from portal.hours.views import bp
from portal.hours.words import KINDS, a_year_back, by_month, length, month
from portal.policy.enforcement import done
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("", methods=["GET", "POST"])
@requires(P.HOURS_WRITE)
def noted():
    form = HoursForm(day=today(), quarters="4")
    if not form.is_submitted() or not form.validate():
        return listed(form)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    actions.note(g.actor.id, **form.entered())
    return done(form, url_for("hours.noted"))


def listed(form: HoursForm):
    rows = since(a_year_back(today()))
    counted = [row for row in rows if not row.removed]
    return render_page(
        "hours/own.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        months=[
            {
                "name": month(first),
                "total": length(sum(row.quarters for row in its)),
                "rows": [shown(row) for row in its],
            }
            for first, its in by_month(counted, lambda row: row.day)
        ],
        removed=[shown(row) for row in rows if row.removed],
    )


def shown(row: Entry) -> dict:
    return {
        "day": dag_van(row.day, today()),
        "length": length(row.quarters),
        "kind": KINDS[row.kind],
        "url": url_for("hours.entry", hours=row.token),
    }


@bp.route("/<token:hours>", methods=["GET", "POST"])
@requires(P.HOURS_WRITE)
def entry(hours):
    row = one(hours) or abort(404)
    return put_back(row) if row.removed else change(row)


def change(row: Entry):
    form = ChangeForm(version=row.version, day=row.day, quarters=str(row.quarters), kind=str(row.kind))
    if not form.is_submitted():
        return page(row, form, 200)
    removes = request.form.get("doe") == "weg"
    if not form.validate():
        return page(row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        if removes:
            actions.remove(row.id, form.version.data)
        else:
            actions.change(row.id, form.version.data, **form.entered())
    except Moved:
        return moved(row, form)
    return done(form, url_for("hours.noted"))


def put_back(row: Entry):
    form = PutBackForm(version=row.version)
    if not form.is_submitted():
        return page(row, form, 200)
    if not form.validate():
        return page(row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.put_back(row.id, form.version.data)
    except Moved:
        return moved(row, form)
    return done(form, url_for("hours.noted"))


def moved(row: Entry, form):
    """What was typed stays in the fields; beside it stands how the entry is now."""
    now = one(row.token)
    if now.removed != row.removed:
        form = (PutBackForm if now.removed else ChangeForm)(formdata=None)
    form.version.data, form.request_id.data = now.version, new_request_id()
    return page(now, form, 409)


def page(row: Entry, form, status: int):
    return render_page(
        "hours/entry.html",
        status=status,
        form=form,
        row=shown(row),
        removed=row.removed,
        changed=status == 409,
        back_url=url_for("hours.noted"),
    )
