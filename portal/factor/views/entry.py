"""One passkey or app: another name, or away with it."""

from flask import abort, current_app, g, redirect, request, url_for

from portal.core import once
from portal.core.db import db
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.factor import actions, queries
from portal.factor.forms import NameForm
from portal.factor.queries import Factor
from portal.factor.views import bp
from portal.factor.words import KINDS
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P

LAST = "Dit is de enige die u heeft. Voeg eerst een andere toe. Daarna kunt u deze weghalen."


@bp.route("/beveiliging/<token:factor>", methods=["GET", "POST"])
@requires(P.FACTOR_MANAGE)
def entry(factor):
    row, number = queries.one(g.actor, factor)
    if row is None:
        return gone()
    form = NameForm(version=row.version, naam=row.name)
    if not form.is_submitted():
        return page(row, number, form)
    if not right(form):
        return page(row, number, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        return remove(row, form) if removes() else rename(row, form)
    except Moved:
        db.session.rollback()
        return moved(factor, form)
    except actions.LastOne:
        db.session.rollback()
        form.form_errors.append(LAST)
        form.request_id.data = new_request_id()
        return page(row, number, form, 422)


def removes() -> bool:
    return request.form.get("doe") == "weg"


def right(form: NameForm) -> bool:
    """To take it away no name is needed."""
    return form.validate() or (removes() and set(form.errors) == {"naam"})


def gone():
    """Taken away by the first of two presses, or never one's own."""
    form = NameForm()
    if form.is_submitted() and right(form) and (first := once.first_answer(g.actor.id, form.request_id.data)):
        return redirect(first)
    return abort(404)


def rename(row: Factor, form: NameForm):
    actions.rename(g.actor, row, form.version.data, form.naam.data)
    return done(form, "naam")


def remove(row: Factor, form: NameForm):
    actions.remove(g.actor, row, required=required())
    return done(form, "weg")


def required() -> bool:
    return not current_app.config["DEMO"]


def done(form: NameForm, what: str):
    go = once.keep(g.actor.id, form.request_id.data, url_for(".own", nu=what))
    commit()
    return redirect(go)


def moved(token: bytes, form: NameForm):
    row, number = queries.one(g.actor, token)
    if row is None:
        abort(404)
    form.version.data, form.request_id.data = row.version, new_request_id()
    return page(row, number, form, 409)


def page(row: Factor, number: int, form: NameForm, status: int = 200):
    return render_page(
        "factor/entry.html",
        status=status,
        form=form,
        name=row.name,
        kind=KINDS[row.kind],
        made_at=row.made_at,
        used_at=row.used_at,
        changed=status == 409,
        stays=number == 1 and required(),
        last=number == 1,
        back_url=url_for(".own"),
    )
