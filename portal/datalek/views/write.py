"""Writing down a datalek, and adding what is known later."""

from flask import abort, g, redirect, url_for

from portal.core import once
from portal.core.formats import ZONE
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.datalek import actions
from portal.datalek.forms import LekForm
from portal.datalek.models import Told
from portal.datalek.queries import Revision, history
from portal.datalek.views import bp
from portal.datalek.views.register import shown
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P


@bp.route("/nieuw", methods=["GET", "POST"])
@requires(P.DATALEK_WRITE)
def note(organisatie):
    form = LekForm(authority=Told.NOT_YET, clients=Told.NOT_YET)
    if not form.is_submitted() or not form.validate():
        return page(organisatie, form, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    actions.note(organisatie.id, g.actor.id, form.known())
    return done(form, url_for("datalek.listed", organisatie=organisatie, nu="bewaard"))


@bp.route("/<token:datalek>/aanvullen", methods=["GET", "POST"])
@requires(P.DATALEK_WRITE)
def revise(organisatie, datalek):
    row = last(organisatie, datalek)
    form = LekForm(version=row.version, **fields(row))
    if not form.is_submitted():
        return page(organisatie, form, 200, row)
    if not form.validate():
        return page(organisatie, form, 422, row)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.revise(row.datalek_id, form.version.data, g.actor.id, form.known())
    except Moved:
        row = last(organisatie, datalek)
        form.version.data, form.request_id.data = row.version, form.request_id.default()
        return page(organisatie, form, 409, row)
    return done(form, url_for("datalek.listed", organisatie=organisatie, nu="bewaard"))


def last(organisatie: OpenOrganisatie, token: bytes) -> Revision:
    return next(iter(history(organisatie, token)), None) or abort(404)


def fields(row: Revision) -> dict:
    def here(moment):
        return moment.astimezone(ZONE).replace(tzinfo=None) if moment else None

    return {
        "kind": row.kind,
        "found_at": here(row.found_at),
        "what": str(row.what),
        "people": row.people,
        "authority": row.authority,
        "authority_at": here(row.authority_at),
        "clients": row.clients,
        "clients_on": row.clients_on,
        "why_not": str(row.why_not),
        "measures": str(row.measures),
    }


def page(organisatie: OpenOrganisatie, form: LekForm, status: int, row: Revision | None = None):
    return render_page(
        "datalek/write.html",
        status=status,
        form=form,
        number=row.number if row else None,
        other=shown(organisatie, row) if status == 409 else None,
        list_url=url_for("datalek.listed", organisatie=organisatie),
    )
