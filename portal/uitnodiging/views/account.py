"""An account, for who was invited. An address that has one already gets the same answer: sign in."""

from flask import g, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import passwords, throttle
from portal.core.db import db
from portal.core.page import render_page
from portal.password.rules import HINT
from portal.policy.guard import public
from portal.uitnodiging import door, letters, proof, starting
from portal.uitnodiging.forms import AccountForm
from portal.uitnodiging.models import Purpose
from portal.uitnodiging.purposes import LEADS_TO
from portal.uitnodiging.views import beginnen, bp

PER_ADDRESS = 10  # a place where people write together has one address


@bp.route("/welkom/account", methods=["GET", "POST"])
@public
def account():
    row = door.standing(proof.proved())
    if row is None:
        return gone()
    onward = url_for(LEADS_TO[row.purpose])
    if g.actor:
        return redirect(onward)
    form = AccountForm()
    if not form.is_submitted() or not form.validate():
        return page(form, onward, row.purpose)
    hashed = knocked(form)
    if (row := door.standing(proof.proved(), hold=True)) is None:
        return gone()
    starting.account_for(row, form.naam.data, form.mail.data, hashed)
    db.session.commit()
    return redirect(url_for("account.sign_in", next=onward, nieuw=1))


@beginnen.route("", methods=["GET", "POST"])
@public
def account_alone():
    """Who begins without being invited."""
    onward = url_for("beginnen.begin")
    if g.actor:
        return redirect(onward)
    form = AccountForm()
    if not form.is_submitted() or not form.validate():
        return page(form, onward)
    hashed = knocked(form)
    starting.account_alone(form.naam.data, form.mail.data, hashed)
    db.session.commit()
    if letters.mails():
        return redirect(url_for("beginnen.mailed"))
    return redirect(url_for("account.sign_in", next=onward, nieuw=1))


@beginnen.get("/mail")
@public
def mailed():
    """The same whether the address had an account or not."""
    return render_page("uitnodiging/mailed.html")


def knocked(form: AccountForm) -> str:
    """The password's hash. Counted first, and without the write lock while it is made."""
    allowed = throttle.may_knock("account", request.remote_addr or "", PER_ADDRESS)
    db.session.commit()
    if not allowed:
        raise TooManyRequests
    return passwords.hash_password(form.password.data)


def page(form: AccountForm, onward: str, purpose: Purpose | None = None):
    """`purpose`: what somebody was invited for; None for who begins alone."""
    return render_page(
        "uitnodiging/account.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        invited=purpose is not None,
        reads_along=purpose is Purpose.NAASTE,
        works=purpose is Purpose.COLLEAGUE,
        hint=HINT,
        sign_in_url=url_for("account.sign_in", next=onward),
    )


def gone():
    """The same for what never was, was used, or has ended; and for who has yet to give the code."""
    return render_page("uitnodiging/gone.html", home_url=url_for("start.landing"))
