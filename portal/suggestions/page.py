"""What the client's own hulpvraag page tells about who thinks along, and what was suggested: plain values."""

from flask import url_for

from portal.hulpvraag.models import Vraag
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader
from portal.suggestions.models import SuggestionStand
from portal.suggestions.queries.invites import invitable
from portal.suggestions.queries.suggestions import SuggestionRow, suggestions
from portal.suggestions.words import TO_CLIENT


def thinking_along(casus: OpenCasus, everybody: list[Reader]) -> dict | None:
    """None for who has no say in it."""
    if P.SUGGESTION_DECIDE not in casus.may:
        return None
    reading = {reader.lidmaatschap_id for reader in everybody if any(reader.reads(str(v)) for v in Vraag)}
    rows = [row for row in suggestions(casus) if row.stand is not SuggestionStand.WITHDRAWN]
    return {
        "people": [
            {
                "name": each.name,
                "shape": each.shape,
                "invited": each.invited,
                "reads": each.lidmaatschap_id in reading,
                "url": url_for("suggestions.ask", casus=casus, partij=each.token),
            }
            for each in invitable(casus)
        ],
        "open": [line(casus, row) for row in rows if row.stand is SuggestionStand.OPEN],
        "earlier": [line(casus, row) for row in rows if row.stand is not SuggestionStand.OPEN],
    }


def line(casus: OpenCasus, row: SuggestionRow) -> dict:
    return {
        "question": row.question,
        "who": row.who,
        "shape": row.shape,
        "when": row.suggested_at,
        "said": TO_CLIENT[row.stand],
        "url": url_for("suggestions.decide", casus=casus, suggestion=row.token),
    }
