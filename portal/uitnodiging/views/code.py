"""Where the link leads: what this is, and the code. Opening it asks the database nothing: a mail scanner may."""

from flask import g, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import throttle
from portal.core.db import db
from portal.core.page import render_page
from portal.policy.guard import public
from portal.uitnodiging import door, proof
from portal.uitnodiging.forms import CodeForm
from portal.uitnodiging.purposes import LEADS_TO
from portal.uitnodiging.views import bp

PER_ADDRESS = 40
WRONG = (
    "Deze code hoort niet bij deze link, of de link geldt niet meer. Kijk de code na. Lukt het niet? Vraag een nieuwe"
    " link aan wie u deze gaf."
)


@bp.route("/uitnodiging/<secret>", methods=["GET", "POST"])
@public
def code(secret):
    form = CodeForm()
    if not form.is_submitted():
        return page(form, 200)
    if not form.validate():
        return page(form, 422)
    if not throttle.may_knock("code", request.remote_addr or "", PER_ADDRESS):
        db.session.commit()
        raise TooManyRequests
    row = door.try_code(secret, form.code.data)
    db.session.commit()  # also when it was wrong: a try is a try
    if row is None:
        form.code.errors = [WRONG]
        return page(form, 422)
    proof.keep(row)
    return redirect(url_for(LEADS_TO[row.purpose] if g.actor else "uitnodiging.account"))


def page(form: CodeForm, status: int):
    # In the link of a naaste, a colleague or a vertegenwoordiger: other words, and nothing else.
    asked = {"reads_along": "mee", "works": "werk", "decides": "beslist"}
    words = {name: mark in request.args for name, mark in asked.items()}
    return render_page("uitnodiging/code.html", form=form, status=status, **words)
