"""Where a professional begins: what waits, over all casussen."""

from flask import Blueprint, url_for

from portal.core.formats import today as day_of_today
from portal.core.page import render_page
from portal.plan.queries.overall import Mine, grouped, mine
from portal.plan.words import SAYS, when
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P

HEADINGS = {
    "late": "Over de datum",
    "week": "Deze week",
    "unnamed": "Uw organisatie moet iemand noemen",
    "later": "Later, of nog geen datum",
}

overall = Blueprint("vandaag", __name__)


@overall.get("/vandaag")
@requires(P.CASUS_LIST)
def today():
    rows, more = mine()
    groups = grouped(rows, day_of_today())
    return render_page(
        "plan/today.html",
        groups=[
            {"heading": heading, "rows": [_row(each) for each in groups[name]]}
            for name, heading in HEADINGS.items()
            if groups[name]
        ],
        shown=len(rows) if more else None,
    )


def _row(each: Mine) -> dict:
    today = day_of_today()
    return {
        "naam": each.naam,
        "casus_url": url_for("casus.show", casus=each.casus_token),
        "url": url_for("plan.show", casus=each.casus_token, actie=each.token),
        "tekst": each.tekst,
        "when": when(each.due, each.stand, None, today),
        "says": SAYS[each.client_says],
    }
