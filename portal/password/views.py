"""Counted, hashed, written: each on its own, so that nothing is locked while a password is hashed."""

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import passwords, throttle
from portal.core.db import db
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.password import actions, letters, queries, rules
from portal.password.forms import ChangeForm, ForgottenForm, NewForm
from portal.policy.enforcement import commit
from portal.policy.guard import public, requires
from portal.policy.permissions import Permission as P

bp = Blueprint("password", __name__)

WRONG = "Dit is niet uw wachtwoord van nu. Kijk het na en probeer het opnieuw."
SAME = "Kies een ander wachtwoord dan u had."
PER_MAIL, PER_ADDRESS = 3, 20  # letters in a quarter of an hour; an office has one address


def counted(door: str, whom: str, most: int) -> None:
    allowed = throttle.may_knock(door, whom, most)
    db.session.commit()
    if not allowed:
        raise TooManyRequests


@bp.route("/mijn/wachtwoord", methods=["GET", "POST"])
@requires(P.SELF_READ)
def change():
    actor, form = g.actor, ChangeForm()
    if not form.is_submitted() or not form.validate() or not acceptable(form, actor.account_id):
        return page(form)
    counted("password", text_of(actor.account_token), throttle.PER_ACCOUNT)
    before = queries.password_hash(actor.account_id)
    db.session.rollback()  # the write lock is free meanwhile
    if not passwords.right(form.old.data, before):
        if passwords.right(form.new.data, before):  # pressed twice: the first one did it
            return done()
        form.old.errors = [WRONG]
        return page(form)
    new = passwords.hash_password(form.new.data)
    if not actions.replace(actor.account_id, before, new, but=actor.session_id):
        form.old.errors = [WRONG]
        return page(form)
    commit()
    return done()


def acceptable(form: ChangeForm | NewForm, account_id: int) -> bool:
    """False leaves a sentence beside the field."""
    about = (*actions.own_words(account_id), *queries.work_names(account_id))
    found = rules.fault(form.new.data, about)
    if "old" in form and form.old.data == form.new.data:
        found = SAME
    form.new.errors = [found] if found else []
    return found is None


def done():
    return redirect(url_for("password.change", nu="bewaard"))


def page(form: ChangeForm):
    return render_page(
        "password/change.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        hint=rules.HINT,
        kept=request.args.get("nu") == "bewaard" and not form.is_submitted(),
    )


@bp.route("/wachtwoord/vergeten", methods=["GET", "POST"])
@public
def forgotten():
    form = ForgottenForm()
    if not form.is_submitted() or not form.validate():
        return render_page("password/forgotten.html", status=422 if form.is_submitted() else 200, form=form)
    counted("forgotten from", request.remote_addr or "", PER_ADDRESS)
    counted("forgotten", form.mail.data.strip().casefold(), PER_MAIL)
    letters.ask(form.mail.data)
    db.session.commit()
    return redirect(url_for("password.asked"))


@bp.get("/wachtwoord/verstuurd")
@public
def asked():
    """The same for every address."""
    return render_page("password/asked.html")


@bp.route("/wachtwoord/nieuw/<proof>", methods=["GET", "POST"])
@public
def new(proof):
    """Signs nobody in: whoever has a second factor shows it as always."""
    account = queries.by_proof(proof)
    if account is None:
        return render_page("password/gone.html")
    form = NewForm()
    if not form.is_submitted() or not form.validate() or not acceptable(form, account.id):
        status = 422 if form.is_submitted() else 200
        return render_page("password/new.html", status=status, form=form, hint=rules.HINT)
    counted("new password", request.remote_addr or "", PER_ADDRESS)
    hashed = passwords.hash_password(form.new.data)
    if not actions.replace(account.id, account.password_hash, hashed):
        return render_page("password/gone.html")
    db.session.commit()
    return redirect(url_for("account.sign_in", wachtwoord="nieuw"))
