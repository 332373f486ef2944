"""Kijk mee als ...: the client sees the pages of their casus as somebody else sees them, and can press nothing."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import abort, current_app, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from portal.account.actor import Actor
from portal.account.models import Role
from portal.casus.queries.parties import parties
from portal.core.inert import inert, main_of
from portal.core.page import render_page
from portal.organisatie.models import Taak
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.standing_in import SeesNothing, as_partij, as_person, standing_in
from portal.toestemming.views import bp

# The pages that can be looked along with: those that somebody else reads in a casus.
PAGES = frozenset(
    {
        "casus.show",
        "casus.round",
        "hulpvraag.show",
        "hulpvraag.version",
        "hulpvraag.beside",
        "plan.show",
        "team.proposals",
        "tijdlijn.show",
        "tijdlijn.entry",
    }
)


@dataclass(frozen=True)
class Other:
    actor: Actor
    name: str


@bp.get("/kijk-mee")
@requires(P.CASUS_LOOK_ALONG)
def whom(casus):
    everybody = readers(casus)
    found = []
    for row in parties(casus):
        people = [each for each in everybody if each.partij_id == row.partij_id]
        whose = [(each.token, str(each.name)) for each in people] or [(row.token, row.name)]
        found.append(
            {
                "shape": row.shape,
                "name": row.name,
                "people": [
                    {"name": name, "url": url_for("toestemming.look", casus=casus, other=token)}
                    for token, name in whose
                ],
                "nobody": not people,
            }
        )
    return render_page(
        "toestemming/whom.html", parties=found, grid_url=url_for("toestemming.grid", casus=casus)
    )


@bp.get("/kijk-mee/<token:other>/", defaults={"page": ""})
@bp.get("/kijk-mee/<token:other>/<path:page>")
@requires(P.CASUS_LOOK_ALONG)
def look(casus, other, page):
    found = find(casus, other) or abort(404)
    endpoint, args = at(casus, url_for("casus.show", casus=casus) + page) or abort(404)
    seen = None
    try:
        with standing_in(found.actor, casus) as opened:
            seen = page_of(opened, endpoint, args)
    except SeesNothing:
        pass
    return render_page(
        "toestemming/look.html",
        name=found.name,
        seen=None if seen is None else Markup(inert(seen, lambda path: leads(casus, other, path))),  # noqa: S704 - of a template of ours
        nothing_at_all=seen is None and endpoint == "casus.show",
        whom_url=url_for("toestemming.whom", casus=casus),
        first_url=url_for("toestemming.look", casus=casus, other=other),
        grid_url=url_for("toestemming.grid", casus=casus),
    )


def find(casus: OpenCasus, token: bytes) -> Other | None:
    """Somebody of the team; or a partij, as somebody of it would see it."""
    row = next((each for each in parties(casus) if each.token == token), None)
    if row is not None:
        return Other(as_partij(row.partij_id, Role(row.kind), Taak(row.taak)), row.name)
    taking_part = {each.partij_id: each for each in parties(casus)}
    person = next(
        (each for each in readers(casus) if each.token == token and each.partij_id in taking_part), None
    )
    actor = as_person(person.lidmaatschap_id) if person else None
    if person is None or actor is None:
        return None
    of = taking_part[person.partij_id].name
    name = str(person.name)
    return Other(actor, name if name.startswith(of) else f"{name} van {of}")


def at(casus: OpenCasus, path: str) -> tuple[str, dict] | None:
    """Which of the pages stands at this address of this casus."""
    try:
        endpoint, args = current_app.create_url_adapter(request).match(path, method="GET")
    except HTTPException:
        return None
    if endpoint not in PAGES or args.pop("casus") != casus.token:
        return None
    return endpoint, args


def page_of(opened: OpenCasus, endpoint: str, args: dict) -> str:
    """What that page shows whoever the guard answers for now; its own permission is asked too."""
    view = current_app.view_functions[endpoint]
    if view.permission not in opened.may:
        abort(404)
    response = current_app.make_response(view.__wrapped__(casus=opened, **args))
    return main_of(response.get_data(as_text=True))


def leads(casus: OpenCasus, other: bytes, address: str) -> str | None:
    parts = urlsplit(address)
    if at(casus, parts.path) is None:
        return None
    base = url_for("casus.show", casus=casus)
    to = url_for("toestemming.look", casus=casus, other=other) + parts.path.removeprefix(base)
    return to + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
