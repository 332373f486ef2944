"""The lists of voorstellen and verzoeken: plain values for the templates."""

from flask import url_for

from portal.core.formats import today
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader
from portal.policy.sees import sees
from portal.team.models import Voorstelstand
from portal.team.queries.verzoeken import VerzoekRow, under_way, verzoeken
from portal.team.queries.voorstellen import VoorstelRow, voorstellen
from portal.team.words import by_when, days_late, said, told
from portal.toestemming.models import BETROKKENEN


def proposals(casus: OpenCasus, everybody: list[Reader]) -> dict[str, list[dict]]:
    """`open`: they wait for the client; `earlier`: they were answered."""
    found = {"open": [], "earlier": []}
    for row in voorstellen(casus):
        which = "open" if row.stand is Voorstelstand.PROPOSED else "earlier"
        found[which].append(_proposal(casus, row, everybody))
    return found


def _proposal(casus: OpenCasus, row: VoorstelRow, everybody: list[Reader]) -> dict:
    decides = P.TEAM_CHANGE in casus.may
    waits = row.stand is Voorstelstand.PROPOSED
    return {
        "name": row.name,
        "shape": row.shape,
        "person": row.person,
        "who": "U" if row.mine else row.who,
        "who_shape": row.who_shape,
        "why": row.why,
        "own_words": row.partij_id == 0,
        "since": row.proposed_at,
        "said": said(row.stand, decides, row.known, row.taking_part),
        "readers": sees(everybody, casus, BETROKKENEN, row.partij_id),
        "url": url_for("team.decide", casus=casus, voorstel=row.token) if decides and waits else None,
    }


def requests(casus: OpenCasus) -> list[dict]:
    """For the client: what is asked of organisaties, and answers that they have not read."""
    return [request(casus, row) for row in verzoeken(casus, *under_way())]


def request(casus: OpenCasus, row: VerzoekRow) -> dict:
    return {
        "name": row.name,
        "shape": row.shape,
        "told": told(row.name, row.named, row.stand),
        "since": row.asked_at,
        "due": None if row.ended_at else by_when(row.due, today()),
        "late": not row.ended_at and days_late(row.due, today()) > 0,
        "with_name": row.with_name,
        "url": url_for("team.follow", casus=casus, verzoek=row.token),
    }
