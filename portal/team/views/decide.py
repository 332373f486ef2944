"""The client says yes or no to a voorstel: both cost the same, and no reason is asked."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.identity.page import shows_first
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees
from portal.team import actions
from portal.team.forms import DecideForm
from portal.team.models import Voorstelstand
from portal.team.page import open_to, too_early
from portal.team.queries.voorstellen import VoorstelRow, voorstel
from portal.team.tells import tell_asked
from portal.team.views import bp
from portal.team.words import YOU_SAID
from portal.toestemming import on_page
from portal.toestemming.models import BETROKKENEN

BESIDE = "erbij"  # a yes to who reads at once; said having read so, or it is asked anew
CHOSE = {"ja": "U koos: ja.", BESIDE: "U koos: ja.", "nee": "U koos: nee."}


@bp.route("/voorstel/<token:voorstel>", methods=["GET", "POST"])
@requires(P.TEAM_CHANGE)
def decide(casus, voorstel):
    row = found(casus, voorstel)
    form = DecideForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, form, 200)
    said = request.form.get("doe")
    if not form.validate() or not form.chose(said, *CHOSE):
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if said != "nee" and (why := too_early(casus, form.with_name.data, said == BESIDE)):
        form.form_errors.append(why)
        return page(casus, row, form, 422)
    try:
        if said == "nee":
            actions.decline(casus.id, row.id, form.version.data)
        else:
            naam = str(casus.naam) if form.with_name.data else None
            on_page.saying_yes(form, row, open_to(casus, row.about_id) if row.one_more else [])
            tell_asked(actions.agree(casus.id, row.id, form.version.data, naam, one_more=said == BESIDE))
    except actions.Moved:
        row = found(casus, voorstel)
        fresh = DecideForm(formdata=None, version=row.version, with_name=form.with_name.data)
        return page(casus, row, fresh, 409, CHOSE[said])
    return done(form, url_for("casus.team", casus=casus))


def found(casus: OpenCasus, token: bytes) -> VoorstelRow:
    return voorstel(casus, token) or abort(404)


def page(casus: OpenCasus, row: VoorstelRow, form: DecideForm, status: int, chose: str | None = None):
    return render_page(
        "team/decide.html",
        status=status,
        form=form,
        row=row,
        yes=BESIDE if row.one_more else "ja",
        open_now=open_to(casus, row.about_id) if row.one_more else [],
        shows_first=shows_first(casus),
        grid_url=url_for("toestemming.grid", casus=casus),
        chose=chose,
        waits=row.stand is Voorstelstand.PROPOSED,
        said=YOU_SAID[row.stand],
        own_words=row.partij_id == 0,
        readers=sees(readers(casus), casus, BETROKKENEN, row.partij_id),
        team_url=url_for("casus.team", casus=casus),
        casus_url=url_for("casus.show", casus=casus),
    )
