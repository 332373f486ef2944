"""The client picks a casusregisseur among the team, changes it or ends it."""

from dataclasses import dataclass

from flask import g, redirect, request, url_for

from portal.casus import actions
from portal.casus.forms import RegisseurForm
from portal.casus.queries import stopped as queries
from portal.casus.views import bp
from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import person
from portal.policy.table import EVERYTHING, ever
from portal.toestemming.models import BETROKKENEN

CHOOSE, NOBODY = "kies", "niemand"


@dataclass(frozen=True)
class Candidate:
    id: int
    value: str
    name: str
    label: str
    now: bool


@bp.route("/casus/<token:casus>/wie-doet-mee/regisseur", methods=["GET", "POST"])
@requires(P.TEAM_CHANGE)
def regisseur(casus):
    people, earlier = candidates(casus), queries.regisseurs(casus)
    form = form_of(people, earlier)
    if not form.is_submitted():
        return page(casus, people, earlier, form, 200)
    what = request.form.get("doe")
    valid = form.validate() and form.chose(what, CHOOSE, NOBODY)
    chosen = form.chosen(people) if valid and what == CHOOSE else None
    if not valid or (what == CHOOSE and chosen is None):
        return page(casus, people, earlier, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.choose_regisseur(casus.id, form.version.data, chosen.id if chosen else None)
    except actions.Moved:
        people, earlier = candidates(casus), queries.regisseurs(casus)
        fresh = form_of(people, earlier, formdata=None, person=form.person.data)
        said = chosen.label if chosen else "geen casusregisseur"
        return page(casus, people, earlier, fresh, 409, said)
    if chosen and not chosen.now:
        tell(casus.id, Kind.REGISSEUR, BETROKKENEN, only=[chosen.id])
    return done(form, url_for("casus.team", casus=casus))


def candidates(casus: OpenCasus) -> list[Candidate]:
    """Who works on the plan with the client."""
    working = ever(P.ACTIE_UPDATE) - EVERYTHING
    return [
        Candidate(
            each.lidmaatschap_id,
            text_of(each.token),
            str(each.name),
            person(each, casus).label,
            each.regisseur,
        )
        for each in readers(casus)
        if each.role in working
    ]


def form_of(people: list[Candidate], earlier: list, **kwargs) -> RegisseurForm:
    standing = next((each.value for each in people if each.now), "")
    version = (
        1 + len(earlier) + sum(row.ended_at is not None for row in earlier)
    )  # as regisseur_version counts
    form = RegisseurForm(**{"version": version, "person": standing, **kwargs})
    form.person.choices = options((each.value, each.label) for each in people)
    return form


def page(
    casus: OpenCasus, people: list[Candidate], earlier: list, form, status: int, chose: str | None = None
):
    return render_page(
        "casus/regisseur.html",
        status=status,
        form=form,
        people=people,
        standing=next((each.name for each in people if each.now), None),
        earlier=[row for row in earlier if row.ended_at],
        chose=chose,
        team_url=url_for("casus.team", casus=casus),
        casus_url=url_for("casus.show", casus=casus),
    )
