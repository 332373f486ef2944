"""The client sees who decides for them, and ends it where no judge did it."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.policy.enforcement import done
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.toestemming.models import Gebeurtenis
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.forms import ButtonForm
from portal.vertegenwoordiger.models import Vertegenwoordiger
from portal.vertegenwoordiger.page import shown
from portal.vertegenwoordiger.queries import those_of
from portal.vertegenwoordiger.views import bp


@bp.get("/wie-beslist")
@requires(P.VERTEGENWOORDIGER_END)
def who(casus):
    return render_page(
        "vertegenwoordiger/who.html",
        rows=[shown(casus, row, "vertegenwoordiger.end") for row in those_of(casus)],
        ended=request.args.get("nu") == "eindigt",
        back_url=url_for("toestemming.grid", casus=casus),
    )


@bp.route("/wie-beslist/<token:vertegenwoordiger>", methods=["GET", "POST"])
@requires(P.VERTEGENWOORDIGER_END)
def end(casus, vertegenwoordiger):
    row = next(iter(those_of(casus, Vertegenwoordiger.token == vertegenwoordiger)), None) or abort(404)
    if P.VERTEGENWOORDIGER_END not in row.may:
        abort(404)
    form, status = ButtonForm(version=row.version), 200
    if form.is_submitted():
        status = 409 if form.version.data != row.version else 200 if form.validate() else 422
    if not form.is_submitted() or status != 200:
        return render_page(
            "vertegenwoordiger/end.html",
            status=status,
            one=shown(casus, row, "vertegenwoordiger.end"),
            form=form,
            changed=status == 409,
            back_url=url_for("vertegenwoordiger.who", casus=casus),
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.end(casus.id, row.id, form.version.data, Gebeurtenis.WITHDRAWN)
    except Moved:
        abort(409)
    return done(form, url_for("vertegenwoordiger.who", casus=casus, nu="eindigt"))
