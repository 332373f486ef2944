"""The sleutelpersoon reads what clients ask about looks of their people, by casusnummer, and answers."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import today
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.inzage.actions.navragen import answer as give_answer
from portal.inzage.forms import AnswerForm
from portal.inzage.queries.navragen import Asked, answered, one, to_answer
from portal.inzage.tells import tell_answered
from portal.inzage.views import navragen
from portal.inzage.words import DONE, NAVRAAG, by_when
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P


@navragen.get("", endpoint="listed")
@requires(P.NAVRAAG_ANSWER)
def listed(organisatie):
    return render_page(
        "inzage/questions.html",
        organisatie=organisatie.name,
        said="Uw antwoord is verstuurd. De cliënt krijgt bericht." if request.args.get("nu") else None,
        waiting=[shown(organisatie, each) for each in to_answer(organisatie)],
        answered=[shown(organisatie, each) for each in answered(organisatie)],
    )


def shown(organisatie: OpenOrganisatie, row: Asked) -> dict:
    """Nothing of the casus but its number here."""
    return {
        "number": row.number,
        "who": row.who,
        "did": DONE[row.event],
        "looked_at": row.looked_at,
        "asked_at": row.asked_at,
        "due": by_when(row.due, today()),
        "late": row.answered_at is None and row.due < today(),
        "answered_at": row.answered_at,
        "by": row.by,
        "url": url_for("navragen.answer", organisatie=organisatie, navraag=row.token),
    }


@navragen.route("/<token:navraag>", methods=["GET", "POST"])
@requires(P.NAVRAAG_ANSWER)
def answer(organisatie, navraag):
    row = found(organisatie, navraag)
    form = AnswerForm(version=row.version)
    if not form.is_submitted():
        return page(organisatie, row, form, 200)
    if not form.validate():
        return page(organisatie, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        given = give_answer(row.id, form.version.data, form.tekst.data, g.actor.id)
    except Moved:
        row = found(organisatie, navraag)
        fresh = AnswerForm(formdata=None, version=row.version, tekst=form.tekst.data)
        return page(organisatie, row, fresh, 409)
    tell_answered(given)
    note_touched(row.casus_id, row.seq, f"+{NAVRAAG}")
    return done(form, url_for("navragen.listed", organisatie=organisatie, nu="ja"))


def found(organisatie: OpenOrganisatie, token: bytes) -> Asked:
    """Its text is the client's: that it was read is a row of their log."""
    row = one(organisatie, token) or abort(404)
    note_touched(row.casus_id, row.seq, NAVRAAG)
    return row


def page(organisatie: OpenOrganisatie, row: Asked, form: AnswerForm, status: int):
    return render_page(
        "inzage/answer.html",
        status=status,
        form=form,
        row=shown(organisatie, row),
        vraag=row.vraag,
        antwoord=row.antwoord if row.answered_at else None,
        moved=status == 409,
        list_url=url_for("navragen.listed", organisatie=organisatie),
    )
