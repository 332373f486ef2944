"""The client asks an organisatie about a look of one of its people, and reads the answer."""

from flask import abort, current_app, g, redirect, url_for

from portal.core import once
from portal.core.formats import today
from portal.core.page import render_page
from portal.inzage import words
from portal.inzage.actions.navragen import ask as ask_about
from portal.inzage.forms import AskForm
from portal.inzage.page import folded
from portal.inzage.queries.looks import one_look
from portal.inzage.queries.navragen import about_look, own_one
from portal.inzage.tells import tell_asked
from portal.inzage.views import bp
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P


@bp.route("/<token:look>/vraag", methods=["GET", "POST"])
@requires(P.INZAGE_ASK)
def ask(casus, look):
    row = one_look(casus, look)
    if row is None or row.lidmaatschap_id == casus.client_id:
        abort(404)
    form = AskForm()
    if not form.is_submitted():
        known = about_look(casus.id, row.inzage_id)
        return redirect(question_url(casus, known)) if known else page(casus, row, form, 200)
    if not form.validate():
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    made = ask_about(casus.id, row.inzage_id, row.organisatie_id, form.tekst.data)
    if made is None:
        return page(casus, row, form, 409, question_url(casus, about_look(casus.id, row.inzage_id)))
    tell_asked(made)
    return done(form, question_url(casus, made.token))


@bp.get("/vraag/<token:navraag>")
@requires(P.INZAGE_READ)
def navraag(casus, navraag):
    row = own_one(casus, navraag) or abort(404)
    look = one_look(casus, row.trace)
    return render_page(
        "inzage/question.html",
        line=line(casus, look),
        organisatie=row.organisatie,
        asked_at=row.asked_at,
        vraag=row.vraag,
        state=words.state(row.due, row.answered_at is not None, today()),
        late=row.answered_at is None and row.due < today(),
        answered_at=row.answered_at,
        antwoord=row.antwoord if row.answered_at else None,
        by=row.by,
        list_url=url_for("inzage.show", casus=casus),
    )


def question_url(casus: OpenCasus, token: bytes) -> str:
    return url_for("inzage.navraag", casus=casus, navraag=token)


def line(casus: OpenCasus, row) -> dict:
    (one,) = folded([row], casus.client_id)
    return {"shape": one.shape, "who": one.who, "what": one.what, "at": row.at}


def page(casus: OpenCasus, row, form: AskForm, status: int, asked_url: str | None = None):
    return render_page(
        "inzage/ask.html",
        status=status,
        form=form,
        line=line(casus, row),
        organisatie=row.organisatie,
        within=current_app.config["NAVRAAG_DAYS"],
        asked_url=asked_url,
        list_url=url_for("inzage.show", casus=casus),
    )
