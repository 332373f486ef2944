"""Not signed in, or not any more as what one was: to the page for that, and back. What was being written goes along."""

from flask import g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Unauthorized

from portal.account.actor import Actor, Undecided
from portal.account.forms import SignInForm, SwitchForm
from portal.account.kept import Kept, being_written
from portal.account.queries import choices, paused
from portal.core.errors import shown
from portal.core.forms import EmptyForm
from portal.core.htmx import htmx
from portal.factor.step import second_step


def init_app(app) -> None:
    @app.errorhandler(Unauthorized)
    def sign_in_first(_error):
        if htmx.partial:
            return render_template("errors/401.html", typed=None), 401
        kept, here = being_written(), request.full_path.rstrip("?")
        if g.get("halfway"):
            return second_step(here, kept, 401)
        if isinstance(g.get("actor"), Undecided):
            return choose_first(here, kept)
        if request.method != "POST":
            return redirect(url_for("account.sign_in", next=here))
        page = {"people": [], "kept": kept, "made": False, "confirms": None}
        return render_template("account/sign_in.html", form=SignInForm(formdata=None), **page), 401

    @app.errorhandler(CSRFError)
    def signed_in_anew(_error):
        """A page from before somebody signed in again, in another tab. Only their own page knows as whom they act."""
        kept = being_written()
        if htmx.partial or not isinstance(g.get("actor"), Actor) or not kept or kept.acting != g.form_owner:
            return shown(400)
        g.on_error_page = True
        return render_template("account/kept.html", kept=kept, form=EmptyForm(formdata=None)), 400


def choose_first(here: str, kept: Kept | None):
    if kept is None or not kept.belongs_to(g.actor.account_id):
        return redirect(url_for("account.choose", next=here))
    form = SwitchForm(formdata=None)
    return render_template(
        "account/choose.html", form=form, choices=choices(g.actor), paused=paused(g.actor), kept=kept
    ), 401
