"""The register, what was written of one datalek, and all of it as a file."""

import csv
import io

from flask import Response, abort, g, request, url_for

from portal.core.clock import now
from portal.core.formats import ZONE
from portal.core.page import render_page
from portal.datalek.clock import clock
from portal.datalek.queries import Revision, everything, history, register
from portal.datalek.views import bp
from portal.datalek.words import AUTHORITY, CLIENTS, KINDS, SAID, said
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P
from portal.policy.table import ever

HEADER = (
    "nummer", "versie", "geschreven", "door", "soort", "ontdekt", "autoriteit", "gemeld", "cliënten", "verteld",
    "mensen", "wat", "maatregelen", "waarom niet",
)  # fmt: skip


@bp.get("")
@requires(P.DATALEK_READ)
def listed(organisatie):
    return render_page(
        "datalek/listed.html",
        organisatie=organisatie.name,
        rows=[shown(organisatie, row) for row in register(organisatie)],
        said=SAID.get(request.args.get("nu", "")),
        note_url=url_for("datalek.note", organisatie=organisatie) if writes() else None,
        file_url=url_for("datalek.file", organisatie=organisatie),
        back_url=url_for("start.home"),
    )


def writes() -> bool:
    """A functionaris reads the register of their organisatie; its sleutelpersonen write it."""
    return g.actor.role in ever(P.DATALEK_WRITE)


def shown(organisatie: OpenOrganisatie, row: Revision) -> dict:
    runs = clock(row.first_found, row.authority, row.authority_at, now())
    return {
        "number": row.number,
        "revision": row.revision,
        "kind": KINDS[row.kind],
        "found_at": row.found_at,
        "clock": said(runs, row.authority),
        "late": runs.late,
        "authority": AUTHORITY[row.authority],
        "authority_at": row.authority_at,
        "clients": CLIENTS[row.clients],
        "clients_on": row.clients_on,
        "people": row.people,
        "what": row.what,
        "measures": row.measures or None,
        "why_not": row.why_not or None,
        "by": row.by,
        "at": row.at,
        "url": url_for("datalek.show", organisatie=organisatie, datalek=row.token),
    }


@bp.get("/<token:datalek>")
@requires(P.DATALEK_READ)
def show(organisatie, datalek):
    rows = [shown(organisatie, row) for row in history(organisatie, datalek)] or abort(404)
    return render_page(
        "datalek/show.html",
        row=rows[0],
        earlier=rows[1:],
        revise_url=url_for("datalek.revise", organisatie=organisatie, datalek=datalek) if writes() else None,
        list_url=url_for("datalek.listed", organisatie=organisatie),
    )


@bp.get("/register.csv")
@requires(P.DATALEK_READ)
def file(organisatie):
    """A row a revision. Semicolons and a mark in front, as a spreadsheet in the Netherlands opens it."""
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";")
    sheet.writerow(HEADER)
    sheet.writerows([plain(value) for value in line(row)] for row in everything(organisatie))
    headers = {"Content-Disposition": 'attachment; filename="datalekken.csv"'}
    return Response(("\ufeff" + out.getvalue()).encode(), mimetype="text/csv", headers=headers)


def line(row: Revision) -> tuple:
    return (
        row.number, row.revision, stamp(row.at), row.by, KINDS[row.kind], stamp(row.found_at),
        AUTHORITY[row.authority], stamp(row.authority_at), CLIENTS[row.clients], row.clients_on or "",
        "" if row.people is None else row.people, str(row.what), str(row.measures), str(row.why_not),
    )  # fmt: skip


def stamp(moment) -> str:
    return moment.astimezone(ZONE).strftime("%Y-%m-%d %H:%M") if moment else ""


def plain(value) -> str:
    """A spreadsheet takes what begins so for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
