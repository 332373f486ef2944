"""Some looks of last month, drawn by chance, to go through one by one. Each answer is a row that stays."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import today
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.inzage.actions.review import review as keep
from portal.inzage.models import Found
from portal.inzage.queries.sample import Drawn, month_before, sample
from portal.inzage.views import looks
from portal.inzage.words import DONE, FOUND, month_in_words
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P


@looks.get("/steekproef", endpoint="review")
@requires(P.LOOKS_REVIEW)
def drawn(organisatie):
    return page(organisatie, EmptyForm(), 200)


@looks.post("/steekproef/<token:look>", endpoint="reviewed")
@requires(P.LOOKS_REVIEW)
def reviewed(organisatie, look):
    month = month_before(today())
    row = next((each for each in sample(organisatie, month) if each.trace == look and each.may), None)
    if row is None:
        abort(404)
    form = EmptyForm()
    found = request.form.get("doe")
    if not form.validate() or not form.chose(found, *Found):
        return page(organisatie, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if not keep(organisatie.id, row.inzage_id, month, Found(found), g.actor.id):
        return page(organisatie, form, 409)
    return done(form, url_for("looks.review", organisatie=organisatie, nu="ja"))


def page(organisatie: OpenOrganisatie, form: EmptyForm, status: int):
    month = month_before(today())
    rows = sample(organisatie, month)
    return render_page(
        "inzage/review.html",
        status=status,
        form=form,
        month=month_in_words(month),
        said="Uw antwoord is bewaard." if request.args.get("nu") and status == 200 else None,
        moved=status == 409,
        todo=[shown(organisatie, row) for row in rows if row.found is None and row.may],
        done=[shown(organisatie, row) for row in rows if row.found],
        others=sum(row.found is None and not row.may for row in rows),
        choices=FOUND.items(),
        list_url=url_for("looks.listed", organisatie=organisatie),
    )


def shown(organisatie: OpenOrganisatie, row: Drawn) -> dict:
    return {
        "who": row.who,
        "number": row.number,
        "did": DONE[row.event],
        "at": row.at,
        "found": FOUND[row.found] if row.found else None,
        "by": row.by,
        "reviewed_at": row.reviewed_at,
        "url": url_for("looks.reviewed", organisatie=organisatie, look=row.trace),
    }
