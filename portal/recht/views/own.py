"""The client's rights, what they asked before, and one aanvraag with its answer."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import dag_van, today
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.recht import actions
from portal.recht.arrangement import arrangements
from portal.recht.forms import WithdrawForm
from portal.recht.models import OPEN, Recht
from portal.recht.queries.own import Own, aanvraag, aanvragen
from portal.recht.views import bp
from portal.recht.words import SAID, WORDS, is_late, stands


@bp.get("")
@requires(P.RECHT_ASK)
def listed(casus):
    return render_page(
        "recht/listed.html",
        rechten=[
            {
                "title": words.title,
                "means": words.means,
                "url": url_for("recht.ask", casus=casus, recht=recht),
            }
            for recht, words in WORDS.items()
        ],
        rows=[shown(casus, row) for row in aanvragen(casus)],
        said=SAID.get(request.args.get("nu", "")),
        agreed_url=agreed_url(casus),
        export_url=url_for("export.show", casus=casus),
    )


def agreed_url(casus: OpenCasus) -> str:
    slug = casus.regio_slug
    return url_for("afspraken.show", slug=slug) if slug in arrangements() else url_for("afspraken.listed")


def shown(casus: OpenCasus, row: Own) -> dict:
    return {
        "title": WORDS[row.recht].title,
        "organisatie": row.organisatie,
        "stand": stands(row.stand, row.due, today()),
        "late": is_late(row.stand, row.due, today()),
        "asked_at": row.asked_at,
        "due": dag_van(row.due, today()),
        "url": url_for("recht.show", casus=casus, aanvraag=row.token),
    }


@bp.route("/<token:aanvraag>", methods=["GET", "POST"])
@requires(P.RECHT_ASK)
def show(casus, aanvraag):
    row = found(casus, aanvraag)
    form = WithdrawForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, form, 200)
    if not form.validate():
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.withdraw(row.id, form.version.data)
    except Moved:
        row = found(casus, aanvraag)
        return page(casus, row, WithdrawForm(formdata=None, version=row.version), 409)
    return done(form, url_for("recht.listed", casus=casus, nu="ingetrokken"))


def found(casus: OpenCasus, token: bytes) -> Own:
    return aanvraag(casus, token) or abort(404)


def page(casus: OpenCasus, row: Own, form: WithdrawForm, status: int):
    return render_page(
        "recht/show.html",
        status=status,
        form=form,
        row=shown(casus, row),
        means=WORDS[row.recht].means,
        tekst=row.tekst,
        naam=row.naam or None,
        contact=row.contact or None,
        why_later=row.why_later or None,
        antwoord=row.antwoord or None,
        ended_at=row.ended_at,
        waits=row.stand in OPEN,
        is_klacht=row.recht is Recht.KLACHT,
        changed=status == 409,
        list_url=url_for("recht.listed", casus=casus),
    )
