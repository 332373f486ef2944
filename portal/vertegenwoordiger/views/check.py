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
from portal.toestemming.as_logged import who_at_work
from portal.toestemming.models import BETROKKENEN
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.forms import ButtonForm, CheckForm
from portal.vertegenwoordiger.models import Vertegenwoordiger
from portal.vertegenwoordiger.page import shown
from portal.vertegenwoordiger.queries import Row, those_of
from portal.vertegenwoordiger.views import bp
from portal.vertegenwoordiger.views.record import moved


@bp.route("/vertegenwoordigers/<token:vertegenwoordiger>", methods=["GET", "POST"])
@requires(P.VERTEGENWOORDIGER_CHECK)
def check(casus, vertegenwoordiger):
    row = found(casus, vertegenwoordiger)
    form = CheckForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, form)
    if form.version.data != row.version:
        return moved(casus)
    may = P.VERTEGENWOORDIGER_CHECK in row.may and not row.checked
    if not (form.validate() and form.chose(request.form.get("doe"), *(["bevestig"] if may else []))):
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.check(casus.id, row.id, form.version.data, g.actor.id)
    except Moved:
        return moved(casus)
    tell(casus.id, Kind.REPRESENTED, BETROKKENEN, about=row.token)
    return done(form, url_for("vertegenwoordiger.record", casus=casus, nu="bevestigd"))


@bp.route("/vertegenwoordigers/<token:vertegenwoordiger>/stopt", methods=["GET", "POST"])
@requires(P.VERTEGENWOORDIGER_STOP)
def stop(casus, vertegenwoordiger):
    """Anybody who may know it: it only closes. The client is told, and reads by whom."""
    row = found(casus, vertegenwoordiger)
    form = ButtonForm(version=row.version)
    if not form.is_submitted():
        return stop_page(casus, row, form)
    if form.version.data != row.version:
        return moved(casus)
    if not form.validate():
        return stop_page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.end(casus.id, row.id, form.version.data, ended_by=who_at_work(g.actor.id))
    except Moved:
        return moved(casus)
    tell(casus.id, Kind.REPRESENTED, BETROKKENEN, about=row.token)
    return done(form, url_for("vertegenwoordiger.record", casus=casus, nu="eindigt"))


def found(casus: OpenCasus, token: bytes) -> Row:
    return next(iter(those_of(casus, Vertegenwoordiger.token == token)), None) or abort(404)


def page(casus: OpenCasus, row: Row, form: CheckForm, status: int = 200):
    names = {"casus": casus, "vertegenwoordiger": row.token}
    waits = row.checked and not row.came_in
    return render_page(
        "vertegenwoordiger/check.html",
        status=status,
        name=casus.naam,
        one=shown(casus, row, "vertegenwoordiger.check"),
        form=form,
        asks=P.VERTEGENWOORDIGER_CHECK in row.may and not row.checked,
        link_url=url_for("vertegenwoordiger.link", **names)
        if waits and P.VERTEGENWOORDIGER_LINK in row.may
        else None,
        code_url=url_for("vertegenwoordiger.code", **names)
        if waits and P.VERTEGENWOORDIGER_CODE in row.may
        else None,
        stop_url=url_for("vertegenwoordiger.stop", **names) if P.VERTEGENWOORDIGER_STOP in row.may else None,
        back_url=url_for("vertegenwoordiger.record", casus=casus),
    )


def stop_page(casus: OpenCasus, row: Row, form: ButtonForm, status: int = 200):
    return render_page(
        "vertegenwoordiger/stop.html",
        status=status,
        name=casus.naam,
        one=shown(casus, row, "vertegenwoordiger.check"),
        form=form,
        back_url=url_for("vertegenwoordiger.check", casus=casus, vertegenwoordiger=row.token),
    )
