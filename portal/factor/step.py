"""Where somebody comes who has to show a second factor first, or to make one; and back. What they wrote goes along."""

from flask import g, redirect, render_template, request, url_for

from portal.account.kept import Kept, being_sent
from portal.core.htmx import htmx
from portal.core.page import render_page
from portal.factor import passkeys, queries
from portal.factor.forms import ShowForm
from portal.policy.fresh import ConfirmFirst


def second_step(going_to: str, kept: Kept | None, status: int = 200):
    """For who signed in with a password alone. A page of its own, unless words must come along."""
    endpoint = "second.show" if g.halfway.factors else "second.begin"
    if kept is None or not kept.belongs_to(g.halfway.account_id):
        return redirect(url_for(endpoint, next=going_to))
    return (
        show_page(going_to, kept, status=status) if g.halfway.factors else begin_page(going_to, kept, status)
    )


def show_page(going_to: str, kept: Kept | None, form: ShowForm | None = None, status: int = 200):
    return render_page(
        "factor/show.html",
        status=status,
        form=form or ShowForm(formdata=None),
        question=question(g.halfway),
        going_to=going_to,
        kept=kept,
    )


def begin_page(going_to: str, kept: Kept | None = None, status: int = 200):
    return render_page(
        "factor/begin.html", status=status, going_to=going_to, kept=kept, passkeys=passkeys.possible()
    )


def question(who) -> passkeys.Question | None:
    """For a passkey of this person, if they have one and this host can have any."""
    known = queries.credentials(who.account_id) if passkeys.possible() else []
    return passkeys.ask(who.account_token, known) if known else None


def confirm_page(going_to: str, kept: Kept | None, form: ShowForm | None = None, status: int = 200):
    """`kept`: the form that has to wait."""
    return render_page(
        "factor/confirm.html",
        status=status,
        form=form or ShowForm(formdata=None),
        question=question(g.actor),
        going_to=going_to,
        kept=kept,
        factors=g.actor.factors,
    )


def anybody() -> passkeys.Question | None:
    """For the page to sign in on."""
    return passkeys.ask() if passkeys.possible() else None


def init_app(app) -> None:
    app.jinja_env.globals.update(passkey_question=anybody)

    @app.errorhandler(ConfirmFirst)
    def confirm_first(_error):
        if htmx.partial:
            return render_template("errors/401.html", typed=None), 401
        here = request.full_path.rstrip("?")
        if request.method != "POST":
            return redirect(url_for("factor.confirm", next=here))
        return confirm_page(request.path, being_sent(), status=401)
