"""The grid of partij x onderwerp: what the client opened, at a glance."""

from flask import current_app, request, url_for

from portal.account.models import Role
from portal.casus.queries.parties import PartijRow, parties
from portal.core.clock import now
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.identity.page import shows_first
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.supposed import bounds
from portal.toestemming import queries
from portal.toestemming.asking import WAITS
from portal.toestemming.cells import GRID, LABELS
from portal.toestemming.grondslagen import ground
from portal.toestemming.kijkvraag import Kijkvraag
from portal.toestemming.models import BEKEND
from portal.toestemming.partij import standing_of
from portal.toestemming.views import bp
from portal.toestemming.words import SAID
from portal.toestemming.written import unconfirmed


@bp.get("")
@requires(P.TOESTEMMING_CHANGE)
def grid(casus):
    taking_part = parties(casus)
    standing, told = queries.standing(casus), queries.told(casus)
    broken = queries.broken(casus)
    said = {(row.onderwerp, row.partij_id): row for row in unconfirmed(casus)}
    waits = {key for key, row in said.items() if row.standing}
    rows = [_row(casus, cell, taking_part, standing, waits) for cell in GRID]
    rows += [_known_row(casus, about, taking_part, told) for about in taking_part if about.beroepsgeheim]
    open_to = {who for _, who in standing} | {who for who, _ in told}
    return render_page(
        "toestemming/grid.html",
        parties=[
            {
                "shape": p.shape,
                "name": p.name,
                "short": p.name,
                "open": p.partij_id in open_to,
                "url": url_for("toestemming.one_partij", casus=casus, partij=p.token),
            }
            for p in taking_part
        ],
        secrecy=[_secrecy(casus, p, taking_part, broken) for p in taking_part if p.beroepsgeheim],
        asked=[
            {
                "name": row.partij,
                "label": LABELS[row.onderwerp][0],
                "url": url_for("toestemming.answer", casus=casus, kijkvraag=row.token),
            }
            for row in queries.kijkvragen(casus, Kijkvraag.answer.in_(WAITS))
        ],
        written=[
            {
                "words": f"‘{LABELS[row.onderwerp][0]}’ voor {row.partij}",
                "until": row.lapses_at if row.standing else None,
                "url": url_for("toestemming.written", casus=casus, written=row.token),
            }
            for row in said.values()
        ],
        ends_soon=ends_soon(
            casus,
            taking_part,
            {key: until for key, until in standing.items() if key not in waits},
            told,
            broken,
        ),
        has_naaste=any(p.is_naaste for p in taking_part),
        rows=rows,
        shows_first=shows_first(casus),
        said=SAID.get(request.args.get("nu", "")),
        pause_url=url_for("toestemming.pause", casus=casus),
        whom_url=url_for("toestemming.whom", casus=casus),
        log_url=url_for("toestemming.log", casus=casus),
        grounds_url=url_for("toestemming.grounds", casus=casus),
        share_url=url_for("hulpvraag.share", casus=casus),
        team_url=url_for("casus.team", casus=casus),
        until=min(standing.values(), default=None),
    )


def _row(casus: OpenCasus, cell: str, taking_part: list[PartijRow], standing: dict, unconfirmed: set) -> dict:
    label, hint = LABELS[cell]
    return {
        "label": label,
        "hint": hint,
        "cells": [
            {
                "url": url_for("toestemming.cell", casus=casus, partij=p.token, cell=cell),
                "open": (cell, p.partij_id) in standing,
                "until": standing.get((cell, p.partij_id)),
                "unconfirmed": (cell, p.partij_id) in unconfirmed,
                "never": cell not in bounds(Role(p.kind), p.taak, casus.id),
                "ground_missing": ground(p.taak, cell) is None,
                "party": {"shape": p.shape, "name": p.name},
            }
            for p in taking_part
        ],
    }


def ends_soon(
    casus: OpenCasus, taking_part: list[PartijRow], standing: dict, told: dict, broken: dict
) -> list[dict]:
    """What ends within the time in which the client is told, with the page on which it can go on."""
    soon = now() + current_app.config["REMIND_BEFORE"]
    names = {p.partij_id: p for p in taking_part}
    found = [
        {
            "words": f"‘{row.label}’ voor {p.name}",
            "until": row.until,
            "url": url_for("toestemming.one_partij", casus=casus, partij=p.token),
        }
        for p in taking_part
        for row in standing_of(p, taking_part, standing, told)
        if row.until <= soon
    ]
    return found + [
        {
            "words": f"{names[sender].name} deelt met {names[receiver].name}",
            "until": until,
            "url": _secrecy_url(casus, names[sender], names[receiver]),
        }
        for (sender, receiver), until in broken.items()
        if until <= soon and {sender, receiver} <= set(names)
    ]


def _secrecy_url(casus: OpenCasus, sender: PartijRow, receiver: PartijRow) -> str:
    return url_for("toestemming.secrecy", casus=casus, partij=receiver.token, over=text_of(sender.token))


def _secrecy(casus: OpenCasus, sender: PartijRow, taking_part: list[PartijRow], broken: dict) -> dict:
    """Which others may read what this partij, which treats the client, writes."""
    return {
        "shape": sender.shape,
        "name": sender.name,
        "rows": [
            {
                "shape": p.shape,
                "name": p.name,
                "until": broken.get((sender.partij_id, p.partij_id)),
                "url": _secrecy_url(casus, sender, p),
            }
            for p in taking_part
            if p is not sender
        ],
    }


def _known_row(casus: OpenCasus, about: PartijRow, taking_part: list[PartijRow], told: dict) -> dict:
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
                "until": told.get((p.partij_id, about.partij_id)),
                "never": p.partij_id == about.partij_id,
                "never_words": "weet dit zelf",
                "ground_missing": ground(p.taak, BEKEND) is None,
                "party": {"shape": p.shape, "name": p.name},
            }
            for p in taking_part
        ],
    }
