"""Where a naaste begins: what the client opened to them, and what is new. One casus at a time."""

from flask import g, request, url_for

from portal.afsluiting.queries import told
from portal.casus.models import Onderwerp
from portal.casus.page import ways_out
from portal.casus.queries.listed import MineRow, mine
from portal.core.tokens import text_of, token_of
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import answers
from portal.inzage.visits import last_look
from portal.naaste.queries import waiting
from portal.naaste.words import STAND
from portal.policy.guard import OpenCasus, open_casus
from portal.start.page import news_in
from portal.tijdlijn.queries import timeline
from portal.toestemming.cells import LABELS, label
from portal.toestemming.models import BETROKKENEN
from portal.uitnodiging.models import Uitnodigingstand

NEW = 4
# A client's words for a cell speak to the client; these speak to who reads along.
HINTS = {
    BETROKKENEN: "de namen van wie er helpen",
    Onderwerp.PLAN: "doel, acties en afspraken",
    Onderwerp.WERK: "over werk doen en zoeken",
    Onderwerp.DAGELIJKS_LEVEN: "over wonen, dagritme en mensen",
}


def beginning() -> dict:
    """What the page needs; `name` None: nobody opened anything to this naaste."""
    rows, _ = mine()
    if not rows:
        return {"name": None, "closed": ways_out(), "ended": told()}
    chosen = _chosen(rows)
    casus = g.casus = open_casus(g.actor, chosen.token)
    versie, found = answers(casus)
    since = last_look(casus.id)
    return {
        "name": casus.naam,
        "casus_url": url_for("casus.show", casus=casus),
        "opened": opened(casus, len(found)),
        "since": since,
        "news": news(casus, versie, since) if since else [],
        "all_news": news_in(casus, since),
        "closed": ways_out(),
        "ended": told(),
        "leave_url": url_for("naaste.leave", casus=casus),
        "others": [
            {"url": url_for("start.home", casus=text_of(row.token)), "label": row.naam}
            for row in rows
            if row is not chosen
        ],
    }


def invited(casus: OpenCasus) -> list[dict]:
    """For the client: whom they invited and who did not come in yet."""
    return [
        {
            "name": row.naam,
            "stand": STAND[row.stand],
            "ends": row.ends_at if row.stand is Uitnodigingstand.STANDING else None,
            "url": url_for("naaste.invitation", casus=casus, uitnodiging=row.token),
        }
        for row in waiting(casus)
    ]


def _chosen(rows: list[MineRow]) -> MineRow:
    """Who reads along in two casussen begins in the newest, or in the one they chose."""
    try:
        wanted = token_of(request.args.get("casus", ""))
    except ValueError:
        wanted = None
    return next((row for row in rows if row.token == wanted), rows[0])


def opened(casus: OpenCasus, answered: int) -> list[dict]:
    """In the order in which the casus page shows it."""
    may = set(casus.cells())
    found = []
    if may & set(map(str, Vraag)):
        hint = {0: "nog niets gedeeld", 1: "1 antwoord"}.get(answered, f"{answered} antwoorden")
        found.append({"label": "Hulpvraag", "hint": hint, "url": url_for("hulpvraag.show", casus=casus)})
    for cell in LABELS:
        if cell in may:
            url = url_for("casus.show", casus=casus)
            found.append({"label": label(cell), "hint": HINTS.get(cell, ""), "url": url})
    return found


def news(casus: OpenCasus, versie, since) -> list[dict]:
    """The newest of what came since this naaste last looked in the casus, by who wrote it."""
    found = [
        {
            "shape": item.author.shape,
            "who": item.author.who,
            "what": f"schreef over {label(item.onderwerp).lower()}",
            "url": url_for("tijdlijn.entry", casus=casus, bijdrage=item.token),
            "when": item.written_at,
        }
        for item in timeline(casus, limit=NEW)
        if item.written_at > since
    ]
    if versie is not None and versie.made_at > since:
        found.append(
            {
                "shape": "client",
                "who": str(casus.naam),
                "what": "veranderde de hulpvraag",
                "url": url_for("hulpvraag.show", casus=casus),
                "when": versie.made_at,
            }
        )
    return sorted(found, key=lambda each: each["when"], reverse=True)[:NEW]
