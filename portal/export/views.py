"""Take it along: what is in it, on paper (PDF/UA), as data (JSON), and the bestanden (ZIP)."""

import json
from datetime import date, datetime
from pathlib import Path

from flask import Blueprint, Response, abort, g, render_template, url_for

from portal.bestand import words
from portal.bestand.queries import content_of_many
from portal.core import zipped
from portal.core.clock import now
from portal.core.page import render_page
from portal.export import files
from portal.export.contents import contents
from portal.policy.guard import public, requires
from portal.policy.on_paper import on_paper
from portal.policy.permissions import Permission as P
from portal.toestemming.written import marked

SCHEMA = Path(__file__).parents[2] / "config" / "casus.schema.json"

bp = Blueprint("export", __name__, url_prefix="/casus/<token:casus>")


explained = Blueprint("export_explained", __name__)


@explained.get("/uitleg/casus.schema.json")
@public
def schema():
    """What each field of the file means, for whoever makes a system that reads it."""
    return Response(SCHEMA.read_text(), mimetype="application/schema+json")


@bp.get("/meenemen")
@requires(P.CASUS_EXPORT)
def show(casus):
    there = files.there(casus)
    return render_page(
        "export/show.html",
        name=casus.naam,
        unconfirmed=marked(casus),
        is_mine=P.HULPVRAAG_WRITE in casus.may,
        pdf_url=url_for("export.paper", casus=casus),
        data_url=url_for("export.data", casus=casus),
        files_url=url_for("export.packed", casus=casus) if there else None,
        how_many=len(there),
        how_large=words.size(sum(row.size for row in there)),
        schema_url=url_for("export_explained.schema"),
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.get("/meenemen.pdf")
@requires(P.CASUS_EXPORT)
def paper(casus):
    who = g.actor.work_name or str(g.actor.own_name)

    def page(casus):
        return render_template(
            "export/print.html",
            whole=contents(casus),
            unconfirmed=marked(casus),
            name=casus.naam,
            printed_by=who,
            printed_at=now(),
        )

    return on_paper(casus, "casus.pdf", page)


@bp.get("/meenemen.json")
@requires(P.CASUS_EXPORT)
def data(casus):
    text = json.dumps(contents(casus), ensure_ascii=False, indent=2, default=moment)
    answer = Response(f"{text}\n", mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="casus.json"'
    return answer


@bp.get("/meenemen.zip")
@requires(P.CASUS_EXPORT)
def packed(casus):
    """Names and texts of the list are opened here, so that the inzage row holds the cell of every bestand; the
    bestanden themselves as they are sent."""
    taken = files.along(files.there(casus)) or abort(404)
    who = g.actor.work_name or str(g.actor.own_name)
    shown = files.listed(casus, taken)
    index = render_template(
        "export/inhoud.html", name=casus.naam, files=shown, made_by=who, made_at=now()
    ).encode()
    contents_of = content_of_many(casus, [each.row for each in taken])
    entries = [zipped.Entry(files.INDEX, now(), len(index), [index])] + [
        zipped.Entry(each.path, each.row.added_at, each.row.size, parts)
        for each, parts in zip(taken, contents_of, strict=True)
    ]
    answer = Response(zipped.sent(entries), mimetype="application/zip")
    answer.content_length = zipped.length(entries)
    answer.headers["Content-Disposition"] = 'attachment; filename="bestanden.zip"'
    return answer


def moment(value) -> str:
    """Moments with their zone, days without a time: ISO 8601."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
