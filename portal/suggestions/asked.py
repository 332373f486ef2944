"""What is asked of the client about their words, the oldest first."""

from flask import url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.suggestions.queries.suggestions import suggestions, waiting


def asked(casus: OpenCasus) -> list[dict]:
    if P.SUGGESTION_DECIDE not in casus.may:
        return []
    return [
        {
            "label": row.question,
            "url": url_for("suggestions.decide", casus=casus, suggestion=row.token),
            "when": "Passen deze woorden bij u?",
            "who": row.who,
            "shape": row.shape,
            "button": "Lees de andere woorden",
        }
        for row in reversed(suggestions(casus, *waiting()))
    ]
