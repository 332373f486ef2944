"""Take it along: what is in it, on paper (PDF/UA) and as data (JSON)."""

import json
from datetime import date, datetime
from pathlib import Path

from flask import Blueprint, Response, g, render_template, url_for

from portal.core.clock import now
from portal.core.page import render_page
from portal.core.pdf import pdf
from portal.export.contents import contents
from portal.policy.guard import public, requires
from portal.policy.permissions import Permission as P

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
    return render_page(
        "export/show.html",
        name=casus.naam,
        is_mine=P.HULPVRAAG_WRITE in casus.may,
        pdf_url=url_for("export.paper", casus=casus),
        data_url=url_for("export.data", casus=casus),
        schema_url=url_for("export_explained.schema"),
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.get("/meenemen.pdf")
@requires(P.CASUS_EXPORT)
def paper(casus):
    who = g.actor.work_name or str(g.actor.own_name)
    html = render_template("export/print.html", whole=contents(casus), printed_by=who, printed_at=now())
    return pdf(html, "casus.pdf")


@bp.get("/meenemen.json")
@requires(P.CASUS_EXPORT)
def data(casus):
    text = json.dumps(contents(casus), ensure_ascii=False, indent=2, default=moment)
    answer = Response(f"{text}\n", mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="casus.json"'
    return answer


def moment(value) -> str:
    """Moments with their zone, days without a time: ISO 8601."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
