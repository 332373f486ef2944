"""Where somebody begins who works in casussen: what waits, what is new and what stands still, over all casussen."""

from flask import Blueprint, current_app, g, request, url_for

from portal.afsluiting.queries import told
from portal.casus.page import ways_out
from portal.casus.queries.listed import NamedCasus, named_casussen
from portal.core.formats import dag, greeting
from portal.core.formats import today as day_of_today
from portal.core.page import render_page
from portal.core.tokens import text_of, token_of
from portal.plan.queries.overall import Mine, grants, grouped, mine
from portal.plan.words import SAYS, when
from portal.policy.guard import requires
from portal.policy.listing import Listed, together
from portal.policy.permissions import Permission as P
from portal.start.queries.moved import Moved, below, moved, news, news_first, still, stillest_first
from portal.start.telling import FROM_EXPERIENCE, last_moved, what_is_new
from portal.team.queries import overall as voorstellen
from portal.team.words import WAITS

FIRST = 8  # of a kind on the start page; all of them stand on a page of their own
PAGE = 25
HEADINGS = {
    "late": "Over de datum",
    "week": "Deze week",
    "unnamed": "Uw organisatie moet iemand noemen",
    "later": "Later, of nog geen datum",
}

overall = Blueprint("vandaag", __name__)


@overall.get("/vandaag")
@requires(P.CASUS_LIST)
def today():
    """Only what the page shows is opened: each casus on it is a look that its client finds."""
    rows = moved()
    due, more = mine()
    proposed = voorstellen.waiting()
    also = together(grants(due), voorstellen.grants(proposed))
    context = {
        "acties": grouped_lines(due),
        "proposed": waiting_lines(proposed),
        "most": len(due) if more else None,
        "days": days(),
        "any": bool(rows),
        "closed": [] if rows else ways_out(),
        "ended": told(),
        "casussen_url": url_for("casus.mine"),
        "agenda_url": url_for("agenda.own") if P.AGENDA_USE in g.may else None,
    }
    if FROM_EXPERIENCE.get(g.actor.role):
        return experience(rows, also, context)
    fresh, waiting = news(rows), still(rows, days())
    names = named_casussen(ids(fresh[:FIRST] + waiting[:FIRST]), also)
    return render_page(
        "start/work.html",
        news=lines(fresh[:FIRST], names),
        news_url=url_for("vandaag.new") if len(fresh) > FIRST else None,
        still=lines(waiting[:FIRST], names),
        still_url=url_for("vandaag.standing_still") if len(waiting) > FIRST else None,
        **context,
    )


def experience(rows: list[Moved], also: dict[int, Listed], context: dict):
    shown = sorted(rows, key=lambda row: (not row.is_new, *news_first(row)))[:FIRST]
    names = named_casussen(ids(shown), also)
    name = (g.actor.work_name or "").split(" ")[0]
    return render_page(
        "start/experience.html", greeting=greeting(), name=name, casussen=lines(shown, names), **context
    )


@overall.get("/vandaag/nieuw")
@requires(P.CASUS_LIST)
def new():
    rows = moved()
    return listed("start/new.html", below(news(rows), rows, news_first, after()), "vandaag.new")


@overall.get("/vandaag/stil")
@requires(P.CASUS_LIST)
def standing_still():
    rows = moved()
    found = below(still(rows, days()), rows, stillest_first, after())
    return listed("start/still.html", found, "vandaag.standing_still")


def days() -> int:
    return current_app.config["STILL_DAYS"]


def after() -> bytes | None:
    """What is no casus of one's own begins at the top."""
    try:
        return token_of(request.args.get("na", ""))
    except ValueError:
        return None


def listed(template: str, rows: list[Moved], endpoint: str):
    shown = rows[:PAGE]
    following = url_for(endpoint, na=text_of(shown[-1].token)) if rows[PAGE:] else None
    names = named_casussen(ids(shown))
    return render_page(
        template, partial="start/_moved.html", rows=lines(shown, names), days=days(), more_url=following
    )


def ids(rows: list[Moved]) -> list[int]:
    return [row.casus_id for row in rows]


def lines(rows: list[Moved], names: dict[int, NamedCasus]) -> list[dict]:
    return [
        {
            "url": url_for("casus.show", casus=row.token),
            "name": names[row.casus_id].naam,
            "quote": names[row.casus_id].quote,
            "said": what_is_new(row) if row.is_new else "",
            "when": last_moved(row, days()),
        }
        for row in rows
        if row.casus_id in names
    ]


def grouped_lines(rows: list[Mine]) -> dict[str, dict]:
    """late, week, unnamed, later -> its heading and its acties; only those that have any."""
    groups = grouped(rows, day_of_today())
    return {
        name: {"heading": heading, "rows": [_row(each) for each in groups[name]]}
        for name, heading in HEADINGS.items()
        if groups[name]
    }


def waiting_lines(rows: list[voorstellen.Waiting]) -> dict | None:
    """One's own voorstellen that wait for the client or an organisatie, as a group of lines."""
    lines = [
        {
            "naam": each.naam,
            "casus_url": url_for("casus.show", casus=each.casus_token),
            "url": url_for("team.proposals", casus=each.casus_token),
            "tekst": each.name,
            "when": WAITS[each.agreed],
            "says": f"sinds {dag(each.since)}",
        }
        for each in rows
    ]
    return {"heading": "U stelde voor wie er mee kan doen", "rows": lines} if lines else None


def _row(each: Mine) -> dict:
    return {
        "naam": each.naam,
        "casus_url": url_for("casus.show", casus=each.casus_token),
        "url": url_for("plan.show", casus=each.casus_token, actie=each.token),
        "tekst": each.tekst,
        "when": when(each.due, each.stand, None, day_of_today()),
        "says": SAYS[each.client_says],
    }
