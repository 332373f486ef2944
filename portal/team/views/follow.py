"""What became of a yes: the client may take it back until somebody joined, and then chooses what that person reads."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.team import actions
from portal.team.forms import FollowForm
from portal.team.models import Verzoekstand
from portal.team.page import open_to
from portal.team.page import request as shown
from portal.team.queries.verzoeken import VerzoekRow, verzoek
from portal.team.views import bp

BACK, READ, GRID = "terug", "gezien", "lezen"


@bp.route("/verzoek/<token:verzoek>", methods=["GET", "POST"])
@requires(P.TEAM_CHANGE)
def follow(casus, verzoek):
    row = found(casus, verzoek)
    form = FollowForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, form, 200)
    what = request.form.get("doe")
    if not form.validate() or not form.chose(what, BACK, READ, GRID):
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        if what == BACK:
            actions.take_back(casus.id, row.id, form.version.data)
        else:
            actions.note_seen(row.id, form.version.data)
    except actions.Moved:
        row = found(casus, verzoek)
        return page(casus, row, FollowForm(formdata=None, version=row.version), 409)
    return done(form, url_for("toestemming.grid" if what == GRID else "casus.team", casus=casus))


def found(casus: OpenCasus, token: bytes) -> VerzoekRow:
    return verzoek(casus, token) or abort(404)


def page(casus: OpenCasus, row: VerzoekRow, form: FollowForm, status: int):
    return render_page(
        "team/follow.html",
        status=status,
        form=form,
        row=row,
        open_now=open_to(casus, row.partij_id) if row.one_more else [],
        grid_url=url_for("toestemming.grid", casus=casus),
        shown=shown(casus, row),
        changed=status == 409,
        waits=row.stand is Verzoekstand.OPEN,
        joined=row.stand is Verzoekstand.NAMED,
        nobody=row.stand is Verzoekstand.NOBODY,
        team_url=url_for("casus.team", casus=casus),
        propose_url=url_for("team.propose", casus=casus),
        casus_url=url_for("casus.show", casus=casus),
    )
