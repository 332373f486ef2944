from datetime import datetime

from flask import request, url_for

from portal.casus import queries
from portal.casus.views import bp
from portal.core.page import render_page
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.get("/mijn/casussen")
@requires(P.CASUS_LIST)
def mine():
    rows, following = queries.mine(_after(request.args.get("na", "")))
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
        more_url=url_for("casus.mine", na=_key(following)) if following else None,
    )


def _key(place: tuple[datetime, int]) -> str:
    """The place in one's own list to go on from; it opens nothing."""
    return f"{place[0].isoformat()}|{place[1]}"


def _after(text: str) -> tuple[datetime, int] | None:
    """What is no place in a list begins at the top."""
    since, _, place = text.partition("|")
    try:
        moment = datetime.fromisoformat(since)
        return (moment, int(place)) if moment.tzinfo and 0 <= int(place) < 2**62 else None
    except ValueError:
        return None
