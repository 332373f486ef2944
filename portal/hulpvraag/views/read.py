from flask import Response, abort, g, render_template, url_for

from portal.core.clock import now
from portal.core.page import render_page
from portal.core.pdf import pdf
from portal.hulpvraag import queries
from portal.hulpvraag.views import bp
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees


@bp.get("/hulpvraag")
@requires(P.CASUS_READ)
def show(casus):
    return render_page("hulpvraag/show.html", **context(casus, None))


@bp.get("/hulpvraag/<token:versie>")
@requires(P.CASUS_READ)
def version(casus, versie):
    return render_page("hulpvraag/show.html", **context(casus, versie_id(casus, versie)))


@bp.get("/hulpvraag.pdf")
@requires(P.CASUS_EXPORT)
def download(casus):
    return as_pdf(casus, None)


@bp.get("/hulpvraag/<token:versie>.pdf")
@requires(P.CASUS_EXPORT)
def download_version(casus, versie):
    return as_pdf(casus, versie_id(casus, versie))


def versie_id(casus: OpenCasus, token: bytes) -> int:
    return queries.version_by_token(casus, token) or abort(404)


def context(casus: OpenCasus, wanted: int | None) -> dict:
    """An older version of which this viewer may read nothing does not exist for them."""
    found, answers = queries.answers(casus, wanted)
    if wanted is not None and found is None:
        abort(404)
    everybody = readers(casus)
    newest = found is None or found.id == casus.versie_id
    return {
        "name": casus.naam,
        "version": found,
        "answers": [
            {
                "question": a.question,
                "text": a.text,
                # An older version has readers of its own time; today's would be a false line.
                "readers": sees(everybody, casus, str(a.vraag)) if newest else None,
            }
            for a in answers
        ],
        "versions": [
            {
                "url": url_for("hulpvraag.version", casus=casus, versie=each.token),
                "made_at": each.made_at,
                "current": found is not None and found.id in each.ids,
                "beside_url": None
                if casus.versie_id in each.ids
                else url_for("hulpvraag.beside", casus=casus, versie=each.token),
            }
            for each in queries.versions(casus)
        ],
        "pdf_url": url_for("hulpvraag.download_version", casus=casus, versie=found.token)
        if found and P.CASUS_EXPORT in casus.may
        else None,
        "casus_url": url_for("casus.show", casus=casus),
        "is_mine": P.HULPVRAAG_WRITE in casus.may,
    }


def as_pdf(casus: OpenCasus, wanted: int | None) -> Response:
    values = context(casus, wanted)
    if values["version"] is None:
        abort(404)
    who = g.actor.work_name or str(g.actor.own_name)
    html = render_template("hulpvraag/print.html", printed_by=who, printed_at=now(), **values)
    return pdf(html, "hulpvraag.pdf")
