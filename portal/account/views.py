from urllib.parse import urlsplit

from flask import Blueprint, current_app, g, make_response, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import actions, confirming, passwords, queries, throttle
from portal.account.actor import LONGEST, Actor, cookie_name
from portal.account.forms import SignInForm, SwitchForm
from portal.core import sqlite
from portal.core.db import db
from portal.core.forms import EmptyForm, visible
from portal.core.page import render_page
from portal.core.tokens import text_of, token_of
from portal.policy.enforcement import commit
from portal.policy.guard import public, requires, undecided
from portal.policy.permissions import Permission as P

bp = Blueprint("account", __name__)

WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw."


def own_path(path: str | None) -> str | None:
    """A path within this portal, or None: never a way to another site."""
    parts = urlsplit(path or "")
    inside = path and path.startswith("/") and not path.startswith("//") and not parts.netloc
    plain = path and path.isprintable() and "\\" not in path and len(path) < 300
    return path if inside and plain else None


def own_token(text: str | None) -> bytes | None:
    try:
        return token_of(text or "")
    except ValueError:
        return None


def signed_in(account_id: int):
    """The answer to a right password or a demo button: the cookie, and on to where somebody was going."""
    secret = actions.start_session(account_id, own_token(request.form.get("kept_as")))
    db.session.commit()
    response = make_response(onward())
    response.set_cookie(
        cookie_name(),
        secret,
        max_age=int(LONGEST.total_seconds()),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def onward():
    """To the text that somebody was writing, else to the page they were going to."""
    if found := kept():
        return render_page("account/kept.html", action=found["next"], text=found["text"], form=EmptyForm())
    return redirect(own_path(request.args.get("next")) or url_for("start.home"))


@bp.route("/inloggen", methods=["GET", "POST"])
@public
def sign_in():
    form = SignInForm()
    status = 200
    if form.validate_on_submit():
        if not throttle.may_try(form.mail.data, request.remote_addr or ""):
            db.session.commit()
            raise TooManyRequests
        confirms = confirming.account_of(request.args.get("bevestig"))
        found = queries.credentials(form.mail.data, confirms)
        db.session.commit()  # the write lock is free while the password is checked
        if passwords.right(form.password.data, found.password_hash if found else None):
            throttle.forget(form.mail.data)
            if confirms:
                actions.confirm(found.id)
            return signed_in(found.id)
        form.password.errors = [WRONG]
        status = 422
    elif form.is_submitted():
        status = 422
    return render_page(
        "account/sign_in.html",
        form=form,
        people=demo_people(),
        kept=kept(),
        made="nieuw" in request.args,
        confirms=request.args.get("bevestig"),
        status=status,
    )


def kept() -> dict | None:
    """A text that somebody was writing when their session or Lidmaatschap ended, carried along until they are back."""
    path = own_path(request.form.get("kept_next"))
    if path is None:
        return None
    sent = request.form
    return {"next": path, "text": visible(sent.get("kept_text")), "as": visible(sent.get("kept_as"))}


def demo_people() -> list:
    return current_app.extensions["demo_people"]() if current_app.config["DEMO"] else []


@bp.route("/werk-als", methods=["GET", "POST"])
@undecided
def choose():
    form = SwitchForm()
    if form.validate_on_submit():
        try:
            chosen = actions.choose(g.actor, token_of(request.form.get("lidmaatschap", "")))
        except ValueError:
            chosen = False
        if chosen:
            db.session.commit()
            return onward()
    status = 422 if form.is_submitted() else 200
    choices = queries.choices(g.actor)
    if not choices and not queries.had_any(g.actor.account_id):
        return redirect(url_for("beginnen.begin"))
    paused = queries.paused(g.actor)
    return render_page(
        "account/choose.html", form=form, choices=choices, paused=paused, kept=kept(), status=status
    )


@bp.route("/uitloggen", methods=["GET", "POST"])
@undecided
def sign_out():
    form = SwitchForm()
    if form.validate_on_submit():
        actions.end_session(g.actor.session_id)
        db.session.commit()
        return without_cookie(redirect(url_for("start.landing")))
    return render_page("account/sign_out.html", form=form)


@bp.get("/snel-weg")
@public
def leave():
    """Out at once: the session ends, the browser is asked to forget, and a neutral page follows."""
    if g.actor is not None:
        with sqlite.writing():
            db.session.rollback()
            actions.end_session(g.actor.session_id)
            db.session.commit()
    response = without_cookie(redirect(current_app.config["NEUTRAL_URL"]))
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def without_cookie(response):
    response = make_response(response)
    response.delete_cookie(
        cookie_name(), secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True, samesite="Lax"
    )
    return response


@bp.get("/mijn/sessies")
@requires(P.SELF_READ)
def sessions():
    rows = [
        {
            "token": text_of(r.token),
            "device": r.device,
            "started": r.started_at,
            "last_seen": r.seen_at,
            "current": r.id == g.actor.session_id,
        }
        for r in queries.sessions(g.actor)
    ]
    return render_page("account/sessions.html", sessions=rows, form=EmptyForm())


@bp.post("/mijn/sessies")
@requires(P.SELF_READ)
def end_sessions():
    actor: Actor = g.actor
    form = EmptyForm()
    if form.validate_on_submit() and "all" in request.form:
        actions.end_all(actor)
        commit()
        return without_cookie(redirect(url_for("account.sign_in")))
    try:
        actions.end_one(actor, token_of(request.form.get("session", "")))
    except ValueError:
        return redirect(url_for("account.sessions"))
    commit()
    return redirect(url_for("account.sessions"))
