from flask import Blueprint, g, url_for

from portal.core.formats import opsomming
from portal.core.page import render_page
from portal.organisatie import queries
from portal.organisatie.models import Taak
from portal.organisatie.words import SOORT_IN_WORDS
from portal.policy.conditions import TAAK_IN_WORDS
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.policy.table import ever
from portal.toestemming.cells import GRID, LABELS
from portal.toestemming.grondslagen import ground

bp = Blueprint("organisatie", __name__, url_prefix="/organisatie/<token:organisatie>")


@bp.get("/")
@requires(P.ORGANISATIE_READ)
def show(organisatie):
    row, staff = queries.organisatie(organisatie), queries.people(organisatie)
    return render_page(
        "organisatie/show.html",
        organisatie={
            "name": row.name,
            "soort_label": "" if SOORT_IN_WORDS[row.soort] in row.name else SOORT_IN_WORDS[row.soort],
            "fictief": row.fictief,
        },
        onderdelen=[
            {
                "name": each.name,
                "taak_label": "" if each.name.casefold() == taak.casefold() else taak,
                "grounds": grounds(each.taak),
            }
            for each in queries.onderdelen(organisatie)
            for taak in [TAAK_IN_WORDS[each.taak]]
        ],
        people=[
            {
                "name": p.named,
                "functie": p.functie or "",
                "onderdeel": p.onderdeel or "",
                "status": "doet mee" if p.active else "gestopt",
            }
            for p in staff
        ],
        hours_url=url_for("hours_office.count", organisatie=organisatie)
        if g.actor.role in ever(P.HOURS_COUNT) and any(p.role in ever(P.HOURS_WRITE) for p in staff)
        else None,
    )


def grounds(taak: Taak) -> list[dict]:
    """Per ground what may be read on it, once the client opened it."""
    found: dict[str, list[str]] = {}
    for each in GRID:
        if why := ground(taak, each):
            found.setdefault(why.kind, []).append(LABELS[each][0].lower())
    return [{"kind": kind.capitalize(), "labels": opsomming(labels)} for kind, labels in found.items()]
