from flask import Response, abort

from portal.bestand import queries
from portal.bestand.kinds import FORMS
from portal.bestand.naming import as_attachment, with_ending
from portal.bestand.views import bp
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P

NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'"


@bp.get("/bestand/<token:bestand>")
@requires(P.CASUS_READ)
def fetch(casus, bestand):
    """Saved, never shown within the portal: what a browser opens in a page of ours could act as that page."""
    row = queries.bestand(casus, bestand) or abort(404)
    if row.removed_at:
        abort(404)
    answer = Response(queries.content(casus, row), content_type=FORMS[row.kind].media_type)
    answer.content_length = row.size
    answer.headers["Content-Disposition"] = as_attachment(with_ending(str(row.naam), row.kind))
    answer.headers["Content-Security-Policy"] = NOTHING_RUNS
    return answer
