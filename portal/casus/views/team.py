from flask import abort, g, redirect, request, url_for

from portal.casus import actions
from portal.casus.people import behind
from portal.casus.queries import parties as queries
from portal.casus.queries.stopped import overdrachten
from portal.casus.views import bp
from portal.core import once
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.shown import SeenForm, mark_of
from portal.core.tokens import text_of
from portal.naaste.page import invited
from portal.notice.models import Kind
from portal.plan.glance import goes_on
from portal.plan.queries.acties import acties
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader, readers
from portal.team.page import proposals, requests
from portal.team.tells import tell_came_or_went
from portal.toestemming.shown import in_short, shown
from portal.toestemming.words import SAID


@bp.get("/casus/<token:casus>/wie-doet-mee")
@requires(P.TEAM_CHANGE)
def team(casus):
    everybody, taking_part = readers(casus), queries.parties(casus)
    return render_page(
        "casus/team.html",
        said=SAID.get(request.args.get("nu", "")),
        parties=parties(casus, everybody, taking_part),
        regisseur=next((reader for reader in everybody if reader.regisseur), None),
        regisseur_url=url_for("casus.regisseur", casus=casus),
        round_url=url_for("casus.round", casus=casus),
        requests=requests(casus),
        naasten=invited(casus),
        invite_url=url_for("naaste.invite", casus=casus),
        proposals=proposals(casus, everybody),
        propose_url=url_for("team.propose", casus=casus),
        stopped=[
            {
                "name": row.name,
                "partij": row.partij,
                "shape": row.shape,
                "at": row.at,
                "wrote": bool(row.tekst),
                "url": url_for("casus.stopped", casus=casus, overdracht=row.token),
            }
            for row in overdrachten(casus)
        ],
    )


def parties(casus: OpenCasus, everybody: list[Reader], taking_part: list[queries.PartijRow]) -> list[dict]:
    found_by = shown(casus, taking_part)
    return [
        {
            "shape": partij.shape,
            "name": partij.name,
            "since": partij.since,
            "naaste": partij.is_naaste,
            "people": [
                {
                    "name": reader.name if (mark := behind(reader.name, partij.name)) is None else None,
                    "detail": ", ".join(part for part in (mark, reader.functie) if part),
                    "regisseur": reader.regisseur,
                }
                for reader in everybody
                if reader.partij_id == partij.partij_id and not partij.is_naaste
            ],
            "shown": found_by[partij.partij_id],
            "shown_in_short": in_short(found_by[partij.partij_id]),
            "end_url": url_for("casus.end", casus=casus, partij=partij.token),
        }
        for partij in taking_part
    ]


@bp.route("/casus/<token:casus>/wie-doet-mee/<token:partij>/stopt", methods=["GET", "POST"])
@requires(P.TEAM_CHANGE)
def end(casus, partij):
    """A partij stops at the client's word: no reason asked, effective at the next request."""
    row = queries.partij_by_token(casus, partij) or abort(404)
    left = [each for each in acties(casus) if goes_on(each) and each.owner_partij_id == row.partij_id]
    mark = mark_of(sorted(text_of(each.token) for each in left))
    form, changed = SeenForm(version=mark), False
    if form.is_submitted() and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        changed = form.moved(mark)
    if form.is_submitted() and not form.errors and not changed:
        actions.end_deelname(casus.id, row.partij_id)
        tell_came_or_went(casus.id, Kind.LEFT, row.beroepsgeheim)
        return done(form, url_for("casus.team", casus=casus))
    if changed:
        form.request_id.data = new_request_id()
    return render_page(
        "casus/leave.html",
        status=409 if changed else 422 if form.is_submitted() else 200,
        changed=changed,
        party={"shape": row.shape, "name": row.name, "naaste": row.is_naaste},
        acties=[{"title": each.tekst, "who": each.owner, "shape": each.owner_shape} for each in left],
        form=form,
        cancel_url=url_for("casus.team", casus=casus),
    )
