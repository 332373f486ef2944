from flask import g, redirect, url_for

from portal.core import once
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.naaste import actions
from portal.naaste.views import bp
from portal.notice.models import Kind
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P
from portal.team.tells import tell_came_or_went


@bp.route("/stop-met-meelezen", methods=["GET", "POST"])
@requires(P.NAASTE_LEAVE)
def leave(casus):
    """A naaste stops: no reason asked, effective at once."""
    form = EmptyForm()
    if form.is_submitted() and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        actions.leave(casus.id, casus.token, g.actor.partij_id)
        tell_came_or_went(casus.id, Kind.LEFT, secret=False)
        note_touched(casus.id, casus.consent_seq, "+gestopt")
        go = once.keep(g.actor.id, form.request_id.data, url_for("start.home"))
        commit()
        return redirect(go)
    return render_page(
        "naaste/leave.html",
        status=422 if form.is_submitted() else 200,
        name=casus.naam,
        form=form,
        cancel_url=url_for("start.home"),
    )
