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
from portal.toestemming import queries
from portal.toestemming.cells import GRID, VRAGEN, label
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
        "said": said(row.stand, decides, row.known, row.joined),
        "readers": sees(everybody, casus, BETROKKENEN, row.partij_id),
        "url": url_for("team.decide", casus=casus, voorstel=row.token) if decides and waits else None,
    }


def open_to(casus: OpenCasus, partij_id: int) -> list[str]:
    """For the client: what stands open to this partij, so what one more person of it reads at once."""
    standing = {cell for cell, partij in queries.standing(casus) if partij == partij_id}
    return list(dict.fromkeys(label(cell) for cell in (*VRAGEN, *GRID) if cell in standing))


EARLY_NAME = (
    "Uw naam kan nu nog niet bij het verzoek staan. Haal het vinkje weg, of laat eerst zien wie u bent."
)
EARLY_READER = "Laat eerst zien wie u bent. Wie erbij komt, leest meteen mee met wat open staat."


def too_early(casus: OpenCasus, with_name: bool, reads_at_once: bool) -> str | None:
    """What a yes would give to an organisatie, of a client of whom it is not known yet who they are."""
    if P.TOESTEMMING_OPEN in casus.may:
        return None
    return EARLY_READER if reads_at_once else EARLY_NAME if with_name else None


def requests(casus: OpenCasus) -> list[dict]:
    """For the client: what is asked of organisaties, and answers that they have not read."""
    return [request(casus, row) for row in verzoeken(casus, *under_way())]


def request(casus: OpenCasus, row: VerzoekRow) -> dict:
    return {
        "name": row.name,
        "shape": row.shape,
        "told": told(row.name, row.named, row.stand, row.person if row.one_more else None),
        "since": row.asked_at,
        "due": None if row.ended_at else by_when(row.due, today()),
        "late": not row.ended_at and days_late(row.due, today()) > 0,
        "with_name": row.with_name,
        "url": url_for("team.follow", casus=casus, verzoek=row.token),
    }
