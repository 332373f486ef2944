"""All at once: what everybody will no longer see, and one button."""

from flask import g, redirect, request, url_for

from portal.casus.queries.parties import PartijRow, parties
from portal.core import once
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.toestemming import actions, on_page, queries
from portal.toestemming.partij import standing_of
from portal.toestemming.views import bp


@bp.route("/pauze", methods=["GET", "POST"])
@requires(P.TOESTEMMING_CHANGE)
def pause(casus):
    form = EmptyForm()
    taking_part = parties(casus)
    if request.method == "POST" and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        on_page.pausing(form, closing(casus, taking_part))
        actions.close_everything(casus.id)  # also what opened since: closing more than was shown harms nobody
        go = once.keep(g.actor.id, form.request_id.data, url_for("toestemming.grid", casus=casus, nu="pauze"))
        commit()
        return redirect(go)
    return render_page(
        "toestemming/pause.html",
        status=422 if request.method == "POST" else 200,
        parties=[
            {"shape": each.shape, "name": each.name, "closes": closes}
            for each, closes in zip(taking_part, closing(casus, taking_part), strict=True)
        ],
        names=[each.name for each in taking_part],
        form=form,
        cancel_url=url_for("toestemming.grid", casus=casus),
    )


def closing(casus: OpenCasus, taking_part: list[PartijRow]) -> list[list[str]]:
    """Per partij what closes."""
    standing, told = queries.standing(casus), queries.told(casus)
    return [[row.label for row in standing_of(each, taking_part, standing, told)] for each in taking_part]
