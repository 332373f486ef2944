"""What kind of thing a request did, for the row that says who did it (NEN 7513 chapter 6)."""

from flask import g, request

from portal.inzage.models import Event
from portal.policy.permissions import Permission as P

PRINTS = frozenset(
    {"hulpvraag.download", "hulpvraag.download_version", "export.paper", "toestemming.receipt_paper"}
)
EXPORTS = frozenset(
    {"export.data", "export.packed", "bestand.fetch", "toestemming.receipt_data", "datalek.file"}
)
LOGS = frozenset(
    {
        "inzage.show",
        "toestemming.log",
        "toestemming.receipt_page",
        "desk.log",
        "looks.listed",
        "looks.review",
        "signals.listed",
        "noodkaart_office.listed",
    }
)
# The register of datalekken: words about what happened to people, in no casus.
REGISTER = frozenset({"datalek.listed", "datalek.show", "datalek.file", "datalek.note", "datalek.revise"})
SEARCHES = frozenset({"tijdlijn.show"})  # with words: those are sent in a form
# What decides who may read, who takes part and how somebody comes in.
RIGHTS = frozenset(
    {
        P.TOESTEMMING_CHANGE,
        P.TEAM_CHANGE,
        P.CASUS_END,
        P.CASUS_KEEP,
        P.NOODKAART_CHOOSE,
        P.IDENTITY_ANEW,
        P.PEOPLE_INVITE,
        P.PEOPLE_CHANGE,
        P.PEOPLE_FACTOR,
        P.WORK_HAND_OVER,
        P.SLEUTELPERSOON_PROPOSE,
        P.SLEUTELPERSOON_CONFIRM,
        P.PROVIDER_MANAGE,
        P.PROVIDER_CONFIRM,
        P.DIGID_MANAGE,
        P.REGIO_MANAGE,
    }
)
SETS_RIGHTS = frozenset({"hulpvraag.share"})  # besides, under a permission that does more than that
IN_NEED = frozenset({P.NOODKAART_OPEN})  # outside the ordinary rules of access (noodprocedure)


def event(committed: bool, changed: bool) -> Event:
    page = request.endpoint
    if committed and (g.permission in RIGHTS or page in SETS_RIGHTS):
        return Event.RIGHTS
    if changed:
        return Event.CHANGE
    if page in SEARCHES and request.method == "POST":
        return Event.SEARCH
    by_page = {Event.PRINT: PRINTS, Event.EXPORT: EXPORTS, Event.LOG: LOGS}
    return next((kind for kind, pages in by_page.items() if page in pages), Event.LOOK)


def leaves_a_row(committed: bool) -> bool:
    """Also where no casus is shown: rights that changed, a log that was read, and the register of datalekken."""
    return request.endpoint in LOGS | REGISTER or (committed and g.permission in RIGHTS)
