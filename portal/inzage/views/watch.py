"""The functionaris sees which looks could be of somebody who knows the client; numbers, and no name of a client."""

from portal.core.page import render_page
from portal.inzage.queries.signals import Signal
from portal.inzage.queries.signals import signals as found
from portal.inzage.views import signals
from portal.inzage.words import SIGNAL, signal
from portal.policy.guard import requires
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P


@signals.get("", endpoint="listed")
@requires(P.SIGNALS_READ)
def listed(organisatie):
    """Each that is shown is a look in the log of that client."""
    rows = found(organisatie)
    for row in rows:
        note_touched(row.casus_id, row.seq, SIGNAL)
    return render_page("inzage/signals.html", organisatie=organisatie.name, rows=[shown(row) for row in rows])


def shown(row: Signal) -> dict:
    return {
        "who": row.who,
        "functie": row.functie,
        "number": row.number,
        "last": row.last,
        "times": row.times,
        "signals": signal(row.own, row.colleague, row.name),
    }
