from flask import abort, g, redirect, url_for

from portal.bestand import actions, queries
from portal.bestand.page import attached
from portal.bestand.views import bp
from portal.core import once
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("/bestand/<token:bestand>/weg", methods=["GET", "POST"])
@requires(P.BESTAND_REMOVE)
def remove(casus, bestand):
    """Who put it there takes it away, nobody else; asked once more, since it cannot be brought back."""
    row = queries.bestand(casus, bestand) or abort(404)
    form = EmptyForm()
    if form.is_submitted() and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        if not row.may_remove:
            abort(404)
        actions.remove(row.id)
        go = once.keep(g.actor.id, form.request_id.data, url_for("casus.show", casus=casus))
        commit()
        return redirect(go)
    if not row.may_remove:
        abort(404)
    (shown,) = attached(casus, [row])
    return render_page(
        "bestand/remove.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        bestand=shown,
        is_mine=P.CONCEPT_READ in casus.may,
        name=casus.naam,
        casus_url=url_for("casus.show", casus=casus),
    )
