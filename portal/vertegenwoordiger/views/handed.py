"""The two halves with which somebody comes in: who wrote it down makes the link, who saw the proof too the code.

Each is shown once, to one of the two; nobody holds both."""

from collections.abc import Callable

from flask import abort, g, redirect, url_for

from portal.core import once
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.uitnodiging import link as halves
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.forms import ButtonForm
from portal.vertegenwoordiger.queries import Row
from portal.vertegenwoordiger.views import bp
from portal.vertegenwoordiger.views.check import found
from portal.vertegenwoordiger.views.record import moved


@bp.route("/vertegenwoordigers/<token:vertegenwoordiger>/link", methods=["GET", "POST"])
@requires(P.VERTEGENWOORDIGER_LINK)
def link(casus, vertegenwoordiger):
    return handed(
        casus, found(casus, vertegenwoordiger), P.VERTEGENWOORDIGER_LINK, actions.make_link, _address
    )


@bp.route("/vertegenwoordigers/<token:vertegenwoordiger>/code", methods=["GET", "POST"])
@requires(P.VERTEGENWOORDIGER_CODE)
def code(casus, vertegenwoordiger):
    return handed(
        casus, found(casus, vertegenwoordiger), P.VERTEGENWOORDIGER_CODE, actions.make_code, _spoken
    )


def _address(secret: str) -> dict:
    return {"url": url_for("uitnodiging.code", secret=secret, beslist=1, _external=True)}


def _spoken(code: str) -> dict:
    return {"code": halves.spoken(code)}


def handed(casus: OpenCasus, row: Row, permission: P, make: Callable, told: Callable):
    if permission not in row.may or not row.checked or row.came_in:
        abort(404)
    form = ButtonForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, permission, form)
    if form.version.data != row.version:
        return moved(casus)
    if not form.validate():
        return page(casus, row, permission, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        half = make(casus.id, row.id)
    except Moved:
        half = None
    if half is None:
        return moved(casus)
    once.keep(g.actor.id, form.request_id.data, url_for("vertegenwoordiger.record", casus=casus, nu="al"))
    shown = told(half)
    commit()
    return page(casus, row, permission, None, **shown)


def page(casus: OpenCasus, row: Row, permission: P, form: ButtonForm | None, status: int = 200, **half):
    return render_page(
        "vertegenwoordiger/handed.html",
        status=status,
        name=row.naam,
        form=form,
        gives_link=permission is P.VERTEGENWOORDIGER_LINK,
        back_url=url_for("vertegenwoordiger.check", casus=casus, vertegenwoordiger=row.token),
        **{"url": None, "code": None, **half},
    )
