"""The client lets their casus be erased, comes back from it, and sees how it stands."""

from flask import Blueprint, g, redirect, request, url_for

from portal.afsluiting import actions
from portal.afsluiting.forms import EndForm
from portal.afsluiting.queries import ending
from portal.afsluiting.terms import terms
from portal.casus.queries.parties import parties
from portal.core import once
from portal.core.clock import now
from portal.core.formats import dag
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.policy.enforcement import done
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.toestemming import on_page

bp = Blueprint("afsluiting", __name__, url_prefix="/casus/<token:casus>/wissen")


@bp.get("/stand")
@requires(P.AFSLUITING_READ)
def show(casus):
    row = ending(casus)
    waits = row.ended_at is not None and row.erased_at is None
    return render_page(
        "afsluiting/show.html",
        row=row,
        waits=waits,
        terms=terms(),
        keep_url=url_for("afsluiting.keep", casus=casus) if P.CASUS_KEEP in casus.may else None,
        export_url=url_for("export.show", casus=casus) if P.CASUS_EXPORT in casus.may else None,
        casus_url=url_for("casus.show", casus=casus) if P.CASUS_READ in casus.may else None,
        grid_url=url_for("toestemming.grid", casus=casus) if P.TOESTEMMING_CHANGE in casus.may else None,
        looked_url=url_for("inzage.show", casus=casus),
        log_url=url_for("toestemming.log", casus=casus),
        back=request.args.get("nu") == "terug",
    )


@bp.route("", methods=["GET", "POST"])
@requires(P.CASUS_END)
def end(casus):
    form, names = EndForm(), [each.name for each in parties(casus)]
    if not form.is_submitted() or not form.validate():
        return render_page(
            "afsluiting/end.html",
            status=422 if form.is_submitted() else 200,
            form=form,
            names=names,
            until=now() + terms().quiet,
            terms=terms(),
            export_url=url_for("export.show", casus=casus),
            cancel_url=url_for("casus.show", casus=casus),
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    stand = url_for("afsluiting.show", casus=casus)
    on_page.ending(form, dag(now() + terms().quiet), len(names), terms())
    try:
        actions.end(casus.id, terms().quiet)
    except Moved:  # in another window: it is as this person wanted it
        return redirect(stand)
    return done(form, stand)


@bp.route("/niet", methods=["GET", "POST"])
@requires(P.CASUS_KEEP)
def keep(casus):
    form = EmptyForm()
    stand = url_for("afsluiting.show", casus=casus)
    if not form.is_submitted() or not form.validate():
        return render_page(
            "afsluiting/keep.html",
            status=422 if form.is_submitted() else 200,
            form=form,
            until=ending(casus).ends_at,
            cancel_url=stand,
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    on_page.coming_back(form, dag(ending(casus).ends_at))
    try:
        actions.keep(casus.id)
    except Moved:
        return redirect(stand)  # which says how it is
    return done(form, url_for("afsluiting.show", casus=casus, nu="terug"))
