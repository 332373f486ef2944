"""How the start pages speak of what moved, and which page is whose."""

from portal.account.models import Role
from portal.core.formats import dag, opsomming
from portal.start.queries.moved import Moved, stands_still
from portal.start.queries.source import Kind

# Somebody who helps from experience begins with people, not with a caseload.
FROM_EXPERIENCE = {Role.ERVARINGSDESKUNDIGE: True}

ONE_OR_MORE = {
    Kind.HULPVRAAG: ("de hulpvraag", "de hulpvraag"),
    Kind.GEZAMENLIJK_DOEL: ("het gezamenlijk doel", "het gezamenlijk doel"),
    Kind.DOEL: ("1 doel op weg", "{} doelen op weg"),
    Kind.ACTIE: ("1 actie", "{} acties"),
    Kind.BIJDRAGE: ("1 bijdrage", "{} bijdragen"),
    Kind.ZIENSWIJZE: ("hoe de cliënt het ziet", "hoe de cliënt het ziet"),
    Kind.BESTAND: ("1 bestand", "{} bestanden"),
    Kind.ACTIE_BESTAND: ("1 bestand bij een actie", "{} bestanden bij acties"),
    Kind.JOINED: ("1 persoon die nieuw meedoet", "{} personen die nieuw meedoen"),
    Kind.LEFT: ("1 persoon die stopt met meedoen", "{} personen die stoppen met meedoen"),
    Kind.VOORSTEL: ("1 voorstel wie er mee kan doen", "{} voorstellen wie er mee kan doen"),
    Kind.SUGGESTION: ("wat de cliënt met uw woorden deed", "wat de cliënt met uw woorden deed"),
}
# What a client reads of their own casus.
TO_CLIENT = {
    Kind.SUGGESTION: ("andere woorden bij een antwoord van u", "andere woorden bij antwoorden van u"),
}


def what_is_new(row: Moved) -> str:
    """ "Nieuw: de hulpvraag, 2 bijdragen en 1 actie" """
    if row.visited is None:
        return "U keek hier nog niet"
    return f"Nieuw: {opsomming(list(in_words(row.fresh).values()))}"


def in_words(fresh: dict[Kind, int], words: dict = ONE_OR_MORE) -> dict[Kind, str]:
    return {
        kind: one if fresh[kind] == 1 else more.format(fresh[kind])
        for kind, (one, more) in words.items()
        if kind in fresh
    }


def last_moved(row: Moved, days: int) -> str:
    if row.is_new:
        return dag(row.news_at)
    since = dag(row.still_since)
    return f"staat stil sinds {since}" if stands_still(row, days) else since
