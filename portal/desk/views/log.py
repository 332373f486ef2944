from flask import request, url_for

from portal.core.page import render_page
from portal.core.tokens import text_of, token_of
from portal.desk.queries.log import PAGE, done
from portal.desk.views import bp
from portal.desk.words import SAYS
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.get("/logboek", endpoint="log")
@requires(P.PEOPLE_READ)
def listed(organisatie):
    rows = done(organisatie, after())
    shown = rows[:PAGE]
    more = url_for("desk.log", organisatie=organisatie, na=text_of(shown[-1].token)) if rows[PAGE:] else None
    return render_page(
        "desk/log.html",
        organisatie=organisatie.name,
        rows=[
            {
                "words": SAYS[row.did].format(who=row.who, about=row.about or "iemand", detail=row.detail),
                "at": row.at,
            }
            for row in shown
        ],
        more_url=more,
        people_url=url_for("desk.people", organisatie=organisatie),
    )


def after() -> bytes | None:
    """What is no row begins at the top."""
    try:
        return token_of(request.args.get("na", ""))
    except ValueError:
        return None
