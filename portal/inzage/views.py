from datetime import UTC, datetime
from itertools import groupby

from flask import Blueprint, request, url_for

from portal.account.models import Role
from portal.account.words import shape
from portal.core.formats import ZONE, dag, tijd
from portal.core.page import render_page
from portal.inzage import queries, words
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P

bp = Blueprint("inzage", __name__, url_prefix="/casus/<token:casus>")


@bp.get("/wie-keek")
@requires(P.INZAGE_READ)
def show(casus):
    rows = queries.looks(casus, moment_of(request.args.get("voor", "")))
    more, rows = rows[queries.PAGE :], rows[: queries.PAGE]
    days = [
        {"label": dag(day_rows[0].at), "rows": folded(day_rows)}
        for _, day_rows in (
            (day, list(group)) for day, group in groupby(rows, lambda r: r.at.astimezone(ZONE).date())
        )
    ]
    more_url = url_for("inzage.show", casus=casus, voor=rows[-1].at.isoformat()) if more else None
    return render_page("inzage/show.html", days=days, more_url=more_url)


def moment_of(text: str) -> datetime | None:
    """What is no moment begins at the newest."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def folded(day_rows: list) -> list[dict]:
    """Looks of one day by one person at the same things become one row, with how often (NEN 7513 chapter 9)."""
    found: dict[tuple, dict] = {}
    for row in day_rows:
        said = words.what(row.page, row.cells)
        key = (row.lidmaatschap_id, said)
        if key in found:
            found[key]["times"] += 1
            found[key]["first"] = row.at
            continue
        own = row.role is Role.CLIENT
        found[key] = {
            "shape": shape(row.role),
            "who": "U" if own else queries.who(row),
            "what": said,
            "why": None if own else words.why(row.role, row.cells, row.page),
            "times": 1,
            "first": row.at,
            "last": row.at,
        }
    for row in found.values():
        first, last = tijd(row["first"]), tijd(row["last"])
        row["when_text"] = f"om {last}" if first == last else f"tussen {first} en {last}"
        if row["times"] > 1:
            row["what"] += f" {row['times']} keer."
    return list(found.values())
