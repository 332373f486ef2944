"""What the client takes along of what they asked about their rights, and of what was answered."""

from typing import Any

from portal.core.formats import today
from portal.policy.guard import OpenCasus
from portal.recht.queries.own import Own, aanvragen
from portal.recht.words import WORDS, stands


def taken_along(casus: OpenCasus) -> list[dict[str, Any]]:
    return [_asked(row) for row in aanvragen(casus)]


def _asked(row: Own) -> dict[str, Any]:
    return {
        "recht": WORDS[row.recht].title,
        "aan": row.organisatie,
        "op": row.asked_at,
        "stand": stands(row.stand, row.due, today()).lower(),
        "antwoord_voor": row.due,
        "geeindigd_op": row.ended_at,
        "tekst": str(row.tekst),
        "waarom_later": str(row.why_later) if row.why_later else None,
        "antwoord": str(row.antwoord) if row.antwoord else None,
    }
