"""Somebody of another organisatie saw the proof too; or somebody of the team says that it is over."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.toestemming.models import BETROKKENEN
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.forms import ButtonForm, CheckForm, RecordForm
from portal.vertegenwoordiger.models import Vertegenwoordiger
from portal.vertegenwoordiger.page import shown
from portal.vertegenwoordiger.queries import Row, those_of
from portal.vertegenwoordiger.views import bp
from portal.vertegenwoordiger.views.record import page as record_page


@bp.route("/vertegenwoordigers/<token:vertegenwoordiger>", methods=["GET", "POST"])
@requires(P.VERTEGENWOORDIGER_CHECK)
def check(casus, vertegenwoordiger):
    row = next(iter(those_of(casus, Vertegenwoordiger.token == vertegenwoordiger)), None) or abort(404)
    doe = request.form.get("doe")
    form = ButtonForm(version=row.version) if doe == "eindig" else CheckForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, form)
    if form.version.data != row.version:
        return record_page(casus, RecordForm(formdata=None), 409)
    if not (form.validate() and form.chose(doe, *buttons(row))):
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        if doe == "eindig":
            actions.end(casus.id, row.id, form.version.data)
        else:
            actions.check(casus.id, row.id, form.version.data, g.actor.id)
    except Moved:
        return record_page(casus, RecordForm(formdata=None), 409)
    tell(casus.id, Kind.REPRESENTED, BETROKKENEN, about=row.token)
    said = "eindigt" if doe == "eindig" else "bevestigd"
    return done(form, url_for("vertegenwoordiger.record", casus=casus, nu=said))


def buttons(row: Row) -> list[str]:
    return [name for name, may in (("bevestig", row.may_check), ("eindig", row.may_end)) if may]


def page(casus: OpenCasus, row: Row, form, status: int = 200):
    return render_page(
        "vertegenwoordiger/check.html",
        status=status,
        name=casus.naam,
        one=shown(casus, row, "vertegenwoordiger.check"),
        form=form,
        back_url=url_for("vertegenwoordiger.record", casus=casus),
    )
