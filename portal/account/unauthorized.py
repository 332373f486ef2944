"""Not signed in, or not any more: to the sign-in page, and back. What was being written goes along."""

from flask import g, redirect, render_template, request, url_for
from werkzeug.exceptions import Unauthorized

from portal.account.actor import Undecided
from portal.account.forms import SignInForm
from portal.core.errors import typed_text
from portal.core.htmx import htmx


def init_app(app) -> None:
    @app.errorhandler(Unauthorized)
    def sign_in_first(_error):
        here = request.full_path.rstrip("?")
        if isinstance(g.get("actor"), Undecided):
            return redirect(url_for("account.choose", next=here))
        if htmx.partial:
            return render_template("errors/401.html", typed=None), 401
        if request.method != "POST":
            return redirect(url_for("account.sign_in", next=here))
        typed, drawn_for = typed_text(), request.form.get("acting", "")
        kept = {"next": request.path, "text": typed, "as": drawn_for} if typed else None
        form = SignInForm(formdata=None)
        return render_template("account/sign_in.html", form=form, people=[], kept=kept), 401
