from flask import abort, g, redirect, url_for

from portal.casus import actions, queries
from portal.casus.views import bp
from portal.core import once
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.notice.models import Kind
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.team.page import proposals, requests
from portal.team.tells import tell_came_or_went


@bp.get("/casus/<token:casus>/wie-doet-mee")
@requires(P.TEAM_CHANGE)
def team(casus):
    everybody = readers(casus)
    parties = [
        {
            "shape": partij.shape,
            "name": partij.name,
            "since": partij.since,
            "people": [
                {"name": r.name, "detail": r.functie or ""}
                for r in everybody
                if r.partij_id == partij.partij_id
            ],
            "end_url": url_for("casus.end", casus=casus, partij=partij.token),
        }
        for partij in queries.parties(casus)
    ]
    return render_page(
        "casus/team.html",
        parties=parties,
        requests=requests(casus),
        proposals=proposals(casus, everybody),
        propose_url=url_for("team.propose", casus=casus),
    )


@bp.route("/casus/<token:casus>/wie-doet-mee/<token:partij>/stopt", methods=["GET", "POST"])
@requires(P.TEAM_CHANGE)
def end(casus, partij):
    """A partij stops at the client's word: no reason asked, effective at the next request."""
    row = queries.partij_by_token(casus, partij) or abort(404)
    form = EmptyForm()
    if form.is_submitted() and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        actions.end_deelname(casus.id, row.partij_id)
        tell_came_or_went(casus.id, Kind.LEFT, row.beroepsgeheim)
        go = once.keep(g.actor.id, form.request_id.data, url_for("casus.team", casus=casus))
        commit()
        return redirect(go)
    return render_page(
        "casus/leave.html",
        status=422 if form.is_submitted() else 200,
        party={"shape": row.shape, "name": row.name},
        form=form,
        cancel_url=url_for("casus.team", casus=casus),
    )
