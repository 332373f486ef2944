"""How the start pages speak of what moved, and which page is whose."""

from portal.account.models import Role
from portal.core.formats import dag, opsomming
from portal.start.queries.moved import Moved, stands_still
from portal.start.queries.sources import Kind

# Somebody who helps from experience begins with people, not with a caseload.
FROM_EXPERIENCE = {Role.ERVARINGSDESKUNDIGE: True}

ONE_OR_MORE = {
    Kind.HULPVRAAG: ("de hulpvraag", "de hulpvraag"),
    Kind.DOEL: ("1 doel", "{} doelen"),
    Kind.ACTIE: ("1 actie", "{} acties"),
    Kind.BIJDRAGE: ("1 bijdrage", "{} bijdragen"),
    Kind.ZIENSWIJZE: ("hoe de cliënt het ziet", "hoe de cliënt het ziet"),
    Kind.BESTAND: ("1 bestand", "{} bestanden"),
    Kind.VOORSTEL: ("1 voorstel wie er mee kan doen", "{} voorstellen wie er mee kan doen"),
    Kind.SUGGESTION: ("wat de cliënt met uw woorden deed", "wat de cliënt met uw woorden deed"),
}


def what_is_new(row: Moved) -> str:
    """ "Nieuw: de hulpvraag, 2 bijdragen en 1 actie" """
    if row.visited is None:
        return "U keek hier nog niet"
    parts = [
        one if row.fresh[kind] == 1 else more.format(row.fresh[kind])
        for kind, (one, more) in ONE_OR_MORE.items()
        if kind in row.fresh
    ]
    return f"Nieuw: {opsomming(parts)}"


def last_moved(row: Moved, days: int) -> str:
    if row.is_new:
        return dag(row.news_at)
    since = dag(row.still_since)
    return f"staat stil sinds {since}" if stands_still(row, days) else since
