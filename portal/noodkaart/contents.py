"""What the client takes along of their own card."""

from typing import Any

from portal.noodkaart.models import TEXTS
from portal.noodkaart.queries.own import card, choices, openings
from portal.noodkaart.words import QUESTIONS
from portal.policy.guard import OpenCasus


def taken_along(casus: OpenCasus) -> dict[str, Any]:
    found = card(casus)
    return {
        "bewaard_op": found.changed_at,
        "heet_in_hun_lijst": str(found.naam) if found.naam else None,
        "antwoorden": [
            {"vraag": QUESTIONS[name], "tekst": text} for name in TEXTS if (text := str(getattr(found, name)))
        ],
        "wie_mag_openen": [each.label for each in choices(casus) if each.chosen],
        "geopend": [
            {"op": each.at, "wie": str(each.who), "waarom": str(each.why)} for each in openings(casus)
        ],
    }
