"""Signing in with a passkey alone: something one has, opened by finger, face or PIN. No password, and so no budget
of tries that somebody else could use up."""

from flask import request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import actions as account_actions
from portal.account import throttle
from portal.account.entrance import going_to, kept_for, onward, with_cookie
from portal.account.kept import carried, own_token
from portal.core.db import db
from portal.core.page import render_page
from portal.factor import actions, passkeys
from portal.factor.forms import ShowForm
from portal.factor.views import second
from portal.policy.guard import public

PER_ADDRESS = 60


@second.post("/passkey")
@public
def by_passkey():
    form = ShowForm()
    allowed = throttle.may_knock("passkey", request.remote_addr or "", PER_ADDRESS)
    db.session.commit()
    if not allowed:
        raise TooManyRequests
    try:
        answer = passkeys.shown(None, form.challenge.data, form.passkey.data)
        account_id = actions.show_passkey(answer)
    except passkeys.NotRight:
        db.session.rollback()
        return not_known()
    secret = account_actions.start_session(account_id, own_token(request.form.get("kept_as")), second=True)
    found = kept_for(account_id)
    db.session.commit()
    return with_cookie(onward(found), secret)


def not_known():
    """Another passkey, or none of this portal any more: which of the two is not told."""
    return render_page(
        "factor/not_known.html",
        status=422,
        question=passkeys.ask() if passkeys.possible() else None,
        going_to=going_to(),
        kept=carried(),
        sign_in_url=url_for("account.sign_in", next=going_to()),
    )
