"""What the client takes along of what they allowed, and of who asked."""

from typing import Any

from portal.casus.queries.parties import naasten
from portal.policy.guard import OpenCasus
from portal.toestemming.cells import label
from portal.toestemming.queries import KijkvraagRow, kijkvragen, log
from portal.toestemming.terms import TERMS
from portal.toestemming.words import ANSWERED, in_words


def taken_along(casus: OpenCasus) -> dict[str, list[dict[str, Any]]]:
    called = naasten(casus)
    return {
        "toestemming": [
            {"op": row.at, "wat": in_words(row.event, str(row.payload or "{}"), called)} for row in log(casus)
        ],
        "gevraagd": [_asked(row) for row in kijkvragen(casus)],
    }


def _asked(row: KijkvraagRow) -> dict[str, Any]:
    return {
        "wie": row.partij,
        "onderwerp": label(row.onderwerp),
        "waarom": str(row.why),
        "hoe_lang": TERMS[row.term][0].lower(),
        "op": row.asked_at,
        "antwoord": ANSWERED[row.answer],
    }
