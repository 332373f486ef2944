"""One bijdrage with what it said before: corrections are seen by everybody who reads it."""

from flask import abort, url_for

from portal.core.page import render_page
from portal.hulpvraag.differences import parts
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.tijdlijn import queries
from portal.tijdlijn.page import entries
from portal.tijdlijn.views import bp
from portal.toestemming.written import marked


@bp.get("/bijdrage/<token:bijdrage>")
@requires(P.CASUS_READ)
def entry(casus, bijdrage):
    item = found(casus, bijdrage)
    (shown,) = entries(casus, readers(casus), [item])
    before = queries.earlier(casus, [item]).get(item.id, [])
    return render_page(
        "tijdlijn/entry.html",
        name=casus.naam,
        entry=shown,
        changes=changes(item, before),
        unconfirmed=marked(casus, str(item.onderwerp)),
        is_mine=P.HULPVRAAG_WRITE in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )


def found(casus: OpenCasus, token: bytes) -> queries.Item:
    return queries.entry(casus, token) or abort(404)


def changes(item: queries.Item, before: list[queries.Earlier]) -> list[dict]:
    """Newest first: each earlier text, with what the next one changed in it marked."""
    texts = [str(each.tekst) for each in before] + [str(item.tekst)]
    return [
        {"when": each.written_at, "parts": parts(texts[place], texts[place + 1])[0]}
        for place, each in reversed(list(enumerate(before)))
    ]
