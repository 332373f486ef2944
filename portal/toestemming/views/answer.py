"""The client answers who asks for an onderwerp: yes leads to the page of that cell, no and later are one press."""

from flask import abort, g, redirect, request, url_for

from portal.casus.queries.parties import parties
from portal.core import once
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.toestemming import asking, chain, on_page_of, queries
from portal.toestemming.cells import LABELS
from portal.toestemming.forms import AnswerForm
from portal.toestemming.kijkvraag import Answer, Kijkvraag
from portal.toestemming.queries import KijkvraagRow
from portal.toestemming.terms import TERMS
from portal.toestemming.views import bp

SAYS = {"nee": Answer.NO, "later": Answer.LATER}


@bp.route("/gevraagd/<token:kijkvraag>", methods=["GET", "POST"])
@requires(P.TOESTEMMING_CHANGE)
def answer(casus, kijkvraag):
    row = found(casus, kijkvraag)
    form = AnswerForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, form)
    what = request.form.get("doe")
    if not (form.validate() and form.chose(what, *SAYS)):
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    on_page_of.answering(form, shown(casus, row))
    chain.lock(casus.id)  # before the question itself, as for who opens what was asked for
    try:
        asking.answer(row.id, form.version.data, SAYS[what])
    except Moved:
        row = found(casus, kijkvraag)
        return page(casus, row, AnswerForm(version=row.version, formdata=None), 409)
    return done(form, url_for("toestemming.grid", casus=casus, nu=what))


def found(casus: OpenCasus, token: bytes) -> KijkvraagRow:
    return next(iter(queries.kijkvragen(casus, Kijkvraag.token == token)), None) or abort(404)


def shown(casus: OpenCasus, row: KijkvraagRow) -> dict:
    partij = next(each for each in parties(casus) if each.partij_id == row.partij_id)
    return {
        "party": {"shape": partij.shape, "name": partij.name},
        "who": row.who,
        "label": LABELS[row.onderwerp][0],
        "term": TERMS[row.term][0].lower(),
        "why": row.why,
        "when": row.asked_at,
        "open": row.answer is Answer.YES,
        "said": row.answer is Answer.NO,
        "cell_url": url_for(
            "toestemming.cell", casus=casus, partij=partij.token, cell=row.onderwerp, maanden=row.term
        ),
    }


def page(casus: OpenCasus, row: KijkvraagRow, form: AnswerForm, status: int = 200):
    return render_page(
        "toestemming/answer.html",
        **shown(casus, row),
        status=status,
        changed=status == 409,
        form=form,
        cancel_url=url_for("toestemming.grid", casus=casus),
    )
