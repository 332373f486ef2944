from flask import Blueprint, current_app, g, make_response, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import actions, confirming, passwords, put_away, queries, throttle, words
from portal.account.actor import Actor, cookie_name
from portal.account.entrance import going_to, kept_for, onward, with_cookie
from portal.account.forms import SignInForm, SwitchForm
from portal.account.halfway import Step
from portal.account.kept import carried, own_token
from portal.core import sqlite
from portal.core.db import db
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.core.tokens import text_of, token_of
from portal.factor.step import second_step
from portal.inzage.actions import signing
from portal.policy.enforcement import commit
from portal.policy.guard import halfway, public, requires, undecided
from portal.policy.permissions import Permission as P

bp = Blueprint("account", __name__)

WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw."


def signed_in(account_id: int):
    """The answer to a right password or a demo button. Who must show more is asked for it on the page that follows."""
    own_device = "own_device" in request.form
    secret = actions.start_session(account_id, own_token(request.form.get("kept_as")), own_device)
    found = kept_for(account_id)
    db.session.commit()
    answer = second_step(going_to(), found) if g.halfway else onward(found)
    return with_cookie(answer, secret, own_device)


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
        throttle.note_wrong(form.mail.data)
        signing.refused(found.id if found else None)
        db.session.commit()
        form.password.errors = [WRONG]
        status = 422
    elif form.is_submitted():
        status = 422
    return render_page(
        "account/sign_in.html",
        form=form,
        people=demo_people(),
        kept=carried(),
        made="nieuw" in request.args,
        confirms=request.args.get("bevestig"),
        status=status,
    )


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
            found = kept_for(g.actor.account_id)
            db.session.commit()
            return onward(found)
    status = 422 if form.is_submitted() else 200
    choices = queries.choices(g.actor)
    if not choices and not queries.had_any(g.actor.account_id):
        return redirect(url_for("beginnen.begin"))
    paused = queries.paused(g.actor)
    return render_page(
        "account/choose.html", form=form, choices=choices, paused=paused, kept=carried(), status=status
    )


@bp.route("/uitloggen", methods=["GET", "POST"])
@halfway(*Step)
@undecided
def sign_out():
    form = SwitchForm()
    if form.validate_on_submit():
        own = g.actor or g.halfway
        elsewhere = queries.signed_in_at(own.session_id)
        actions.end_session(own.session_id)
        db.session.commit()
        after = url_for("openid.after", provider=elsewhere) if elsewhere else url_for("start.landing")
        return without_cookie(redirect(after))
    return render_page("account/sign_out.html", form=form)


@bp.get("/snel-weg")
@public
def leave():
    """Out at once: the session ends, the browser is asked to forget, and a neutral page follows."""
    if own := g.actor or g.halfway:
        with sqlite.writing():
            db.session.rollback()
            actions.end_session(own.session_id)
            db.session.commit()
    response = without_cookie(redirect(current_app.config["NEUTRAL_URL"]))
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@bp.get("/mijn/tekst")
@requires(P.SELF_READ)
def kept_text():
    """What somebody was writing before they went to sign in elsewhere."""
    found = put_away.given_back(g.actor.account_id)
    if found is None:
        return redirect(url_for("start.home"))
    return render_page("account/kept.html", kept=found, form=EmptyForm(formdata=None))


def without_cookie(response):
    response = make_response(response)
    response.delete_cookie(
        cookie_name(), secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True, samesite="Lax"
    )
    return response


@bp.get("/mijn/sessies")
@requires(P.SELF_READ)
def sessions():
    return sessions_page(EmptyForm())


def sessions_page(form, status: int = 200):
    rows = [
        {
            "token": text_of(r.token),
            "device": r.device,
            "started": r.started_at,
            "last_seen": r.seen_at,
            "current": r.id == g.actor.session_id,
            "own_device": r.own_device,
        }
        for r in queries.sessions(g.actor)
    ]
    return render_page(
        "account/sessions.html",
        status=status,
        sessions=rows,
        how_long=words.how_long(g.actor.limits),
        form=form,
    )


@bp.post("/mijn/sessies")
@requires(P.SELF_READ)
def end_sessions():
    actor: Actor = g.actor
    form = EmptyForm()
    if not form.validate():
        return sessions_page(form, 422)
    if "all" in request.form:
        actions.end_all(actor)
        commit()
        return without_cookie(redirect(url_for("account.sign_in")))
    if "others" in request.form and form.validate():
        actions.end_others(actor)
    elif token := own_token(request.form.get("session")):
        actions.end_one(actor, token)
    else:
        return redirect(url_for("account.sessions"))
    commit()
    return redirect(url_for("account.sessions"))
