"""Not signed in, or not any more as what one was: to the page for that, and back. What was being written goes along."""

from flask import g, redirect, render_template, request, url_for
from werkzeug.exceptions import Unauthorized

from portal.account.actor import Undecided
from portal.account.forms import SignInForm, SwitchForm
from portal.account.queries import choices, paused
from portal.core.errors import typed_text
from portal.core.htmx import htmx


def init_app(app) -> None:
    @app.errorhandler(Unauthorized)
    def sign_in_first(_error):
        if htmx.partial:
            return render_template("errors/401.html", typed=None), 401
        kept, here = being_written(), request.full_path.rstrip("?")
        if isinstance(g.get("actor"), Undecided):
            return choose_first(here, kept)
        if request.method != "POST":
            return redirect(url_for("account.sign_in", next=here))
        page = {"people": [], "kept": kept, "made": False, "confirms": None}
        return render_template("account/sign_in.html", form=SignInForm(formdata=None), **page), 401


def choose_first(here: str, kept: dict | None):
    if kept is None:
        return redirect(url_for("account.choose", next=here))
    form = SwitchForm(formdata=None)
    shown = {"choices": choices(g.actor), "paused": paused(g.actor), "kept": kept}
    return render_template("account/choose.html", form=form, **shown), 401


def being_written() -> dict | None:
    """The words of a form that came too late: where they belong, and as whom somebody wrote them."""
    typed = typed_text()
    if not typed:
        return None
    return {"next": request.path, "text": typed, "as": request.form.get("acting", "")}
