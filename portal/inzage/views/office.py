"""The sleutelpersoon sees who of their own people looked: by casusnummer, with what could be asked about."""

from itertools import groupby

from flask import request, url_for

from portal.core.formats import dag, tijd
from portal.core.page import render_page
from portal.core.paging import Place
from portal.core.tokens import text_of, token_of
from portal.desk.numbers import casusnummer
from portal.inzage.page import day_of
from portal.inzage.queries import office
from portal.inzage.views import looks
from portal.inzage.words import neutral, seen
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P


@looks.get("", endpoint="listed")
@requires(P.LOOKS_READ)
def listed(organisatie):
    people = {text_of(row.token): row.work_name for row in office.people(organisatie)}
    wie = request.args.get("wie") if request.args.get("wie") in people else ""
    rows = office.looks(organisatie, token_of(wie) if wie else None, place(organisatie))
    shown = rows[: office.PAGE]
    here = {"wie": wie} if wie else {}
    more = (
        url_for("looks.listed", organisatie=organisatie, voor=text_of(shown[-1].trace), **here)
        if rows[office.PAGE :]
        else None
    )
    return render_page(
        "inzage/looks.html",
        organisatie=organisatie.name,
        days=[
            {"label": dag(each[0].at), "rows": folded(organisatie, each)}
            for each in (list(group) for _, group in groupby(shown, day_of))
        ],
        people=[
            {"value": value, "label": label, "chosen": value == wie}
            for value, label in {"": "Iedereen", **people}.items()
        ],
        here_url=url_for("looks.listed", organisatie=organisatie),
        more_url=more,
        sample_url=url_for("looks.review", organisatie=organisatie),
    )


def place(organisatie: OpenOrganisatie) -> Place | None:
    try:
        return office.place_at(organisatie, token_of(request.args.get("voor", "")))
    except ValueError:
        return None


def folded(organisatie: OpenOrganisatie, rows: list[office.Look]) -> list[dict]:
    """Of one person on one day: a line for each casus, and one for all lists."""
    found: dict[tuple, list[office.Look]] = {}
    for row in rows:
        found.setdefault(
            (row.lidmaatschap_id, None if row.listed else row.casus, row.event, row.listed), []
        ).append(row)
    return [line(organisatie, each) for each in found.values()]


def line(organisatie: OpenOrganisatie, rows: list[office.Look]) -> dict:
    newest, oldest = rows[0], rows[-1]
    last, first = tijd(newest.at), tijd(oldest.at)
    return {
        "who": newest.who,
        "number": None if newest.listed else casusnummer(organisatie.token, newest.casus).text,
        "did": seen(newest.event, len({row.casus for row in rows}) if newest.listed else 0),
        "times": len({row.trace for row in rows}),
        "when": f"om {last}" if first == last else f"tussen {first} en {last}",
        "signals": neutral(
            night=any(row.at_night for row in rows),
            many=any(row.many for row in rows),
            idle=any(row.idle for row in rows),
            refused=newest.refused,
        ),
    }
