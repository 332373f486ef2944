"""All at once: what everybody will no longer see, and one button."""

from flask import g, redirect, request, url_for

from portal.casus.queries.parties import parties
from portal.core import once
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.toestemming import actions, queries
from portal.toestemming.partij import standing_of
from portal.toestemming.views import bp


@bp.route("/pauze", methods=["GET", "POST"])
@requires(P.TOESTEMMING_CHANGE)
def pause(casus):
    form = EmptyForm()
    if request.method == "POST" and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        actions.close_everything(casus.id)  # also what opened since: closing more than was shown harms nobody
        go = once.keep(g.actor.id, form.request_id.data, url_for("toestemming.grid", casus=casus, nu="pauze"))
        commit()
        return redirect(go)
    taking_part, standing, told = parties(casus), queries.standing(casus), queries.told(casus)
    return render_page(
        "toestemming/pause.html",
        status=422 if request.method == "POST" else 200,
        parties=[
            {
                "shape": each.shape,
                "name": each.name,
                "closes": [row.label for row in standing_of(each, taking_part, standing, told)],
            }
            for each in taking_part
        ],
        names=[each.name for each in taking_part],
        form=form,
        cancel_url=url_for("toestemming.grid", casus=casus),
    )
