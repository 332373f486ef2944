"""The client reads what others wrote down for them: it is so, and it goes on; or it is not, and it closes at once."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.identity.page import shows_first
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.opening import may_open_to
from portal.policy.permissions import Permission as P
from portal.toestemming import on_page_written, writing_down
from portal.toestemming.forms import AnswerForm
from portal.toestemming.views import bp
from portal.toestemming.views.witness import what
from portal.toestemming.written import WrittenRow, of_client
from portal.toestemming.written_down import WrittenDown

DO = {"klopt": writing_down.confirm, "klopt-niet": writing_down.deny}


@bp.route("/opgeschreven/<token:written>", methods=["GET", "POST"])
@requires(P.TOESTEMMING_CHANGE)
def written(casus, written):
    row = found(casus, written)
    form = AnswerForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, form)
    if form.version.data != row.version:  # also of a form that was answered: the first press did it
        led_to = once.answered(g.actor.id)
        return redirect(led_to) if led_to else moved(casus, row)
    doe = request.form.get("doe")
    waits = doe == "klopt" and not may_open_to(casus, row.taak)
    if not (form.validate() and form.chose(doe, *DO)) or waits:
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    on_page_written.saying(form, what(row))
    try:
        DO[doe](casus.id, row.id, form.version.data)
    except Moved:
        return moved(casus, found(casus, written))
    return done(form, url_for("toestemming.grid", casus=casus, nu=doe))


def found(casus: OpenCasus, token: bytes) -> WrittenRow:
    return next(iter(of_client(casus, WrittenDown.token == token)), None) or abort(404)


def moved(casus: OpenCasus, row: WrittenRow):
    return page(casus, row, AnswerForm(version=row.version, formdata=None), 409)


def page(casus: OpenCasus, row: WrittenRow, form: AnswerForm, status: int = 200):
    return render_page(
        "toestemming/written.html",
        status=status,
        changed=status == 409,
        what=what(row),
        form=form,
        shows_first=None if may_open_to(casus, row.taak) else shows_first(casus),
        cancel_url=url_for("toestemming.grid", casus=casus),
    )
