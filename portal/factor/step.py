"""Where somebody comes who has to show a second factor first, or to make one; and back. What they wrote goes along."""

import json

from flask import g, redirect, render_template, request, url_for

from portal.core.forms import TYPED, EmptyForm, visible
from portal.core.htmx import htmx
from portal.core.page import render_page
from portal.factor import passkeys, queries
from portal.factor.forms import ShowForm
from portal.policy.guard import ConfirmFirst

OWN_TO_A_PAGE = {"csrf_token"}


def second_step(going_to: str, kept: dict | None, status: int = 200):
    """For who signed in with a password alone. A page of its own, unless words must come along."""
    endpoint = "second.show" if g.halfway.factors else "second.begin"
    if kept is None:
        return redirect(url_for(endpoint, next=going_to))
    return show_page(going_to, kept, status=status) if g.halfway.factors else begin_page(going_to, kept)


def show_page(going_to: str, kept: dict | None, form: ShowForm | None = None, status: int = 200):
    return render_page(
        "factor/show.html",
        status=status,
        form=form or ShowForm(formdata=None),
        question=question(g.halfway),
        going_to=going_to,
        kept=kept,
    )


def begin_page(going_to: str, kept: dict | None = None):
    return render_page(
        "factor/begin.html", going_to=going_to, kept=kept, passkeys=passkeys.possible(), form=EmptyForm(formdata=None)
    )


def question(who) -> passkeys.Question | None:
    """For a passkey of this person, if they have one and this host can have any."""
    known = queries.credentials(who.account_id) if passkeys.possible() else []
    return passkeys.ask(who.account_token, known) if known else None


def confirm_page(going_to: str, sent: str | None, form: ShowForm | None = None, status: int = 200):
    """`sent`: the form that has to wait, as `being_sent` wrote it down."""
    return render_page(
        "factor/confirm.html",
        status=status,
        form=form or ShowForm(formdata=None),
        question=question(g.actor),
        going_to=going_to,
        sent=sent,
        factors=g.actor.factors,
    )


def being_sent() -> str | None:
    """Every field of the form that has to wait: it is sent again as it was, with a new CSRF token."""
    if request.method != "POST":
        return None
    return json.dumps([pair for pair in request.form.items(multi=True) if pair[0] not in OWN_TO_A_PAGE])


def sent_again(sent: str | None) -> list[tuple[str, str]]:
    """From the page itself, which came back with a CSRF token; anything else is nothing."""
    try:
        pairs = [(str(name), visible(str(value))) for name, value in json.loads(sent or "[]")]
    except (ValueError, TypeError, RecursionError):
        return []
    return [pair for pair in pairs if pair[0] not in OWN_TO_A_PAGE]


def typed_in(pairs: list[tuple[str, str]]) -> str:
    """The words among them, for who wants to see that they are still there."""
    return "\n\n".join(value for name, value in pairs if name in TYPED and value)


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
