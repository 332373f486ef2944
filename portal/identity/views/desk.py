"""At a desk, with a client who shows a code: is this who they say they are? Nothing of a casus is opened by it."""

from flask import abort, g, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import throttle
from portal.core import once
from portal.core.db import db
from portal.core.formats import today
from portal.core.page import render_page
from portal.identity import door
from portal.identity.actions import note_check
from portal.identity.forms import CodeForm, FaceForm
from portal.identity.models import Document
from portal.identity.queries import AtDesk, at_desk
from portal.identity.views import balie
from portal.policy.enforcement import commit, done
from portal.policy.guard import requires
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P

PER_PERSON = 20  # in a quarter of an hour, and of one person: a busy counter sees fewer
WRONG = "Deze code klopt niet, of geldt niet meer. Kijk de code na. Lukt het niet? Vraag de cliënt om een nieuwe code."
GONE = "Deze code geldt niet meer. Er is niets opgeschreven. Vraag de cliënt om een nieuwe code."
NOTED = "genoteerd"


@balie.route("", methods=["GET", "POST"])
@requires(P.IDENTITY_DESK)
def typed():
    form = CodeForm()
    if not form.is_submitted():
        return code_page(form, 200)
    if not form.validate():
        return code_page(form, 422)
    if not throttle.may_knock("balie", g.actor.account_token.hex(), PER_PERSON):
        db.session.commit()
        raise TooManyRequests
    row = door.claim(form.code.data)
    commit()  # also when it was wrong: a try is a try
    if row is None:
        form.code.errors = [WRONG]
        return code_page(form, 422)
    return redirect(url_for("balie.compare", desk_code=row.token))


def code_page(form: CodeForm, status: int):
    noted = request.args.get("nu") == NOTED and not form.is_submitted()
    return render_page("identity/desk.html", status=status, form=form, noted=noted)


@balie.route("/<token:desk_code>", methods=["GET", "POST"])
@requires(P.IDENTITY_DESK)
def compare(desk_code):
    form = FaceForm()
    if not form.is_submitted():
        return face_page(at_desk(desk_code) or abort(404), form, 200)
    row = door.claimed(desk_code)
    if row is None:
        led_to = once.answered(g.actor.id)  # pressed twice: the first press used it
        return redirect(led_to) if led_to else gone()
    if not form.validate():
        return face_page(at_desk(desk_code), form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    return noted(row, form)


def noted(row, form: FaceForm):
    note_check(row.casus_id, row.client_id, g.actor.id, Document(form.document.data), today())
    note_touched(row.casus_id, 0, "+balie")
    door.use(row)
    return done(form, url_for("balie.typed", nu=NOTED))


def gone():
    """Used, past its end, or the client made another while this page was open."""
    form = CodeForm(formdata=None)
    form.form_errors = [GONE]
    return code_page(form, 409)


def face_page(client: AtDesk, form: FaceForm, status: int):
    return render_page(
        "identity/face.html", status=status, form=form, name=client.name, back_url=url_for("balie.typed")
    )
