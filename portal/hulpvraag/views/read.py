from flask import Response, abort, g, render_template, url_for

from portal.core.clock import now
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.hulpvraag import queries
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.views import bp
from portal.policy.guard import OpenCasus, requires
from portal.policy.on_paper import on_paper
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader, readers
from portal.policy.sees import sees
from portal.suggestions.page import thinking_along
from portal.suggestions.queries.helped import helped, with_help


@bp.get("/hulpvraag")
@requires(P.CASUS_READ)
def show(casus):
    values = context(casus, None)
    return render_page("hulpvraag/show.html", **values, **along(casus, values["everybody"]))


def along(casus: OpenCasus, everybody: list[Reader]) -> dict:
    """Who thinks along about the words: what the client sees of it, and the way in of whoever was asked."""
    may = P.HULPVRAAG_SUGGEST in casus.may
    return {
        "along": thinking_along(casus, everybody),
        "invite_form": EmptyForm() if P.SUGGESTION_DECIDE in casus.may else None,
        "suggest_url": url_for("suggestions.listed", casus=casus) if may else None,
    }


@bp.get("/hulpvraag/<token:versie>")
@requires(P.CASUS_READ)
def version(casus, versie):
    values = context(casus, versie_id(casus, versie))
    return render_page("hulpvraag/show.html", **values, **along(casus, values["everybody"]))


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
    everybody, help_of = readers(casus), helped(casus)
    newest = found is None or found.id == casus.versie_id
    return {
        "name": casus.naam,
        "everybody": everybody,
        "version": found,
        "helped": with_help(help_of, found),
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
                "helped": with_help(help_of, each),
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
        "write_url": url_for("hulpvraag.write", casus=casus, vraag=Vraag.GEHOLPEN)
        if P.HULPVRAAG_WRITE in casus.may
        else None,
    }


def as_pdf(casus: OpenCasus, wanted: int | None) -> Response:
    who = g.actor.work_name or str(g.actor.own_name)

    def page(casus: OpenCasus) -> str:
        values = context(casus, wanted)
        if values["version"] is None:
            abort(404)
        return render_template("hulpvraag/print.html", printed_by=who, printed_at=now(), **values)

    return on_paper(casus, "hulpvraag.pdf", page)
