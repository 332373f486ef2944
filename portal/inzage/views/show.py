"""Who looked, newest first: of everybody or of one partij, of all time or of late."""

from datetime import timedelta

from flask import request, url_for

from portal.core.clock import now
from portal.core.formats import dag_van, today
from portal.core.page import render_page
from portal.core.paging import Place
from portal.core.tokens import text_of, token_of
from portal.inzage import words
from portal.inzage.page import days, page_of
from portal.inzage.queries.grounds import sharings
from portal.inzage.queries.looks import OTHERS, OWN, Choice, looks, place_of, took_part
from portal.inzage.queries.navragen import own
from portal.inzage.views import bp
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P

SELF, ANOTHER = "u", "anders"
PERIODS = {"week": ("Laatste week", 7), "maand": ("Laatste maand", 31), "kwartaal": ("Laatste 3 maanden", 92),
           "jaar": ("Laatste jaar", 365)}  # fmt: skip


@bp.get("")
@requires(P.INZAGE_READ)
def show(casus):
    people = whose(casus)
    wie, periode = known(request.args.get("wie"), people), known(request.args.get("periode"), PERIODS)
    since = now() - timedelta(days=PERIODS[periode][1]) if periode else None
    choice = Choice(people[wie][1] if wie else None, since)
    rows, more = page_of(looks(casus, choice, place(casus)))
    here = {name: value for name, value in (("wie", wie), ("periode", periode)) if value}
    return render_page(
        "inzage/show.html",
        days=days(rows, casus, sharings(casus), today()),
        whose=options({each: label for each, (label, _) in people.items()}, wie, "Iedereen"),
        periods=options({each: label for each, (label, _) in PERIODS.items()}, periode, "Altijd"),
        filtered=bool(here),
        here_url=url_for("inzage.show", casus=casus),
        asked=asked(casus),
        more_url=url_for("inzage.show", casus=casus, voor=more, **here) if more else None,
    )


def whose(casus: OpenCasus) -> dict[str, tuple[str, int]]:
    """Value -> label, and the partij that it stands for."""
    parties = {text_of(row.token): (str(row.naam or row.name), row.partij_id) for row in took_part(casus)}
    return {SELF: ("Uzelf", OWN), **parties, ANOTHER: ("Anderen", OTHERS)}


def known(value: str | None, choices: dict) -> str:
    """What is no choice is none."""
    return value if value in choices else ""


def options(choices: dict[str, str], chosen: str, every: str) -> list[dict]:
    return [
        {"value": value, "label": label, "chosen": value == chosen}
        for value, label in {"": every, **choices}.items()
    ]


def place(casus: OpenCasus) -> Place | None:
    """What is no look of this casus begins at the newest."""
    try:
        return place_of(casus, token_of(request.args.get("voor", "")))
    except ValueError:
        return None


def asked(casus: OpenCasus) -> list[dict]:
    """What still waits, and what was answered of late."""
    day = today()
    return [
        {
            "organisatie": row.name,
            "when": dag_van(row.asked_at.date(), day),
            "state": words.state(row.due, row.answered_at is not None, day),
            "url": url_for("inzage.navraag", casus=casus, navraag=row.token),
        }
        for row in own(casus)[:5]
    ]
