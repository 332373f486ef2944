"""Which regios use the portal, and a new one."""

from flask import g, redirect, url_for

from portal.core import once
from portal.core.formats import today
from portal.core.page import render_page
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.regio import actions, known, queries
from portal.regio.forms import StartForm
from portal.regio.views import bp


@bp.route("/beheer/regio", methods=["GET", "POST"])
@requires(P.REGIO_MANAGE)
def listed():
    rows = queries.regios()
    left = [each for each in known.regios(today()) if each.slug not in {row.slug for row in rows}]
    form = StartForm(regio="")
    form.offer(left)
    if form.is_submitted() and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        chosen = known.regio(form.regio.data, today())
        try:
            actions.add_regio(chosen)
        except actions.AlreadyThere:
            form.regio.errors = ["Deze regio staat er al. Een ander was u net voor."]
        else:
            return finish(form, url_for("regio.show", slug=chosen.slug))
    return render_page(
        "regio/listed.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        rows=rows,
        left=left,
        total=len(known.regios(today())),
        source=left[0].source if left else "",
    )


def finish(form, go: str):
    go = once.keep(g.actor.id, form.request_id.data, go)
    commit()
    return redirect(go)
