from flask import Blueprint

from portal.core.page import render_page
from portal.organisatie import queries
from portal.organisatie.models import Soort
from portal.policy.conditions import TAAK_IN_WORDS
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.toestemming.cells import GRID, LABELS
from portal.toestemming.grondslagen import ground

bp = Blueprint("organisatie", __name__, url_prefix="/organisatie/<token:organisatie>")

SOORT_IN_WORDS = {
    Soort.GEMEENTE: "Gemeente",
    Soort.UWV: "UWV",
    Soort.GGZ: "GGZ-organisatie",
    Soort.WERKBEDRIJF: "Werkbedrijf",
    Soort.CLIENTORGANISATIE: "Cliëntorganisatie",
}


@bp.get("/")
@requires(P.ORGANISATIE_READ)
def show(organisatie):
    row = queries.organisatie(organisatie)
    return render_page(
        "organisatie/show.html",
        organisatie={"name": row.name, "soort_label": SOORT_IN_WORDS[row.soort], "fictief": row.fictief},
        onderdelen=[
            {
                "name": each.name,
                "taak_label": TAAK_IN_WORDS[each.taak],
                "grounds": [f"{LABELS[c][0]}: {why.kind}" for c in GRID if (why := ground(each.taak, c))],
            }
            for each in queries.onderdelen(organisatie)
        ],
        people=[
            {
                "name": p.work_name,
                "functie": p.functie or "",
                "onderdeel": p.onderdeel or "",
                "status": "doet mee" if p.active else "gestopt",
            }
            for p in queries.people(organisatie)
        ],
    )
