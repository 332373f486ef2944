"""What the pages say about showing who one is: before something is opened, and on the client's own page."""

from flask import url_for

from portal.core.clock import now
from portal.identity.queries import standing_code
from portal.openid.models import ProviderState
from portal.openid.queries import standing
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P

PRESSED_TWICE = (
    "al"  # in the address where a second press leads: the first answer, with the code, was not seen
)


def shows_first(casus: OpenCasus) -> str | None:
    """Where a client shows who they are, if they have to before an organisatie reads anything."""
    return None if P.TOESTEMMING_OPEN in casus.may else url_for("identity.show", casus=casus)


def on_page(casus: OpenCasus, said: str | None) -> dict:
    row = standing_code(casus)
    waits = row is not None and row.used_at is None and row.ends_at > now()
    return {
        "known": P.TOESTEMMING_OPEN in casus.may,
        "url": url_for("identity.code", casus=casus),
        "find_url": url_for("team.find", casus=casus),
        "ends": row.ends_at if waits else None,
        "locked": waits and row.tries_left < 1,
        "unseen": waits and said == PRESSED_TWICE,
        "digid": ProviderState.CONFIRMED in standing(None),
    }
