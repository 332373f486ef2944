from flask import request, url_for

from portal.afsluiting.queries import told
from portal.casus.page import ways_out
from portal.casus.queries import listed as queries
from portal.casus.views import bp
from portal.core.page import render_page
from portal.core.tokens import text_of, token_of
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P

SAID = {
    "gestopt": "U doet niet meer mee in deze casus. Uw bericht staat bij de cliënt.",
    "zonder": "U doet niet meer mee in deze casus. De cliënt ziet dat u bent gestopt.",
}


@bp.get("/mijn/casussen")
@requires(P.CASUS_LIST)
def mine():
    after = _after(request.args.get("na", ""))
    rows, following = queries.mine(after)
    return render_page(
        "casus/mine.html",
        partial="casus/_rows.html",
        rows=[
            {
                "url": url_for("casus.show", casus=row.token),
                "name": row.naam,
                "quote": row.quote,
                "since": row.since,
            }
            for row in rows
        ],
        closed=[] if after else ways_out(),
        ended=[] if after else told(),
        said=SAID.get(request.args.get("nu", "")),
        more_url=url_for("casus.mine", na=text_of(following)) if following else None,
    )


def _after(text: str):
    """What is no casus of one's own begins at the top."""
    try:
        return queries.place_of(token_of(text))
    except ValueError:
        return None
