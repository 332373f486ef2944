"""The grid of partij x onderwerp: what the client opened, at a glance."""

from flask import request, url_for

from portal.account.models import Role
from portal.casus.queries.parties import PartijRow, parties
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.identity.page import shows_first
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.supposed import bounds
from portal.toestemming import queries
from portal.toestemming.cells import GRID, LABELS
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BEKEND
from portal.toestemming.views import bp
from portal.toestemming.words import SAID


@bp.get("")
@requires(P.TOESTEMMING_CHANGE)
def grid(casus):
    taking_part = parties(casus)
    standing, told = queries.standing(casus), queries.told(casus)
    rows = [_row(casus, cell, taking_part, standing) for cell in GRID]
    rows += [_known_row(casus, about, taking_part, told) for about in taking_part if about.beroepsgeheim]
    return render_page(
        "toestemming/grid.html",
        parties=[{"shape": p.shape, "name": p.name, "short": p.name} for p in taking_part],
        has_naaste=any(p.is_naaste for p in taking_part),
        rows=rows,
        shows_first=shows_first(casus),
        said=SAID.get(request.args.get("nu", "")),
        pause_url=url_for("toestemming.pause", casus=casus),
        log_url=url_for("toestemming.log", casus=casus),
        grounds_url=url_for("toestemming.grounds", casus=casus),
        share_url=url_for("hulpvraag.share", casus=casus),
        team_url=url_for("casus.team", casus=casus),
        until=min(standing.values(), default=None),
    )


def _row(casus: OpenCasus, cell: str, taking_part: list[PartijRow], standing: dict) -> dict:
    label, hint = LABELS[cell]
    return {
        "label": label,
        "hint": hint,
        "cells": [
            {
                "url": url_for("toestemming.cell", casus=casus, partij=p.token, cell=cell),
                "open": (cell, p.partij_id) in standing,
                "never": cell not in bounds(Role(p.kind), p.taak, casus.id),
                "ground_missing": ground(p.taak, cell) is None,
                "party": {"shape": p.shape, "name": p.name},
            }
            for p in taking_part
        ],
    }


def _known_row(casus: OpenCasus, about: PartijRow, taking_part: list[PartijRow], told: set) -> dict:
    """May the others know that this partij, which treats the client, takes part? Closed until the client says so."""
    return {
        "label": f"Dat {about.name} meedoet",
        "hint": "Zo niet, dan staat er ‘zorgpartij’",
        "cells": [
            {
                "url": url_for(
                    "toestemming.cell", casus=casus, partij=p.token, cell=BEKEND, over=text_of(about.token)
                ),
                "open": p.partij_id == about.partij_id or (p.partij_id, about.partij_id) in told,
                "never": p.partij_id == about.partij_id,
                "never_words": "weet dit zelf",
                "ground_missing": ground(p.taak, BEKEND) is None,
                "party": {"shape": p.shape, "name": p.name},
            }
            for p in taking_part
        ],
    }
