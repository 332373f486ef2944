"""Who came back and is not known here: once, with the password of the account they have. The page is the same for who
is unknown and for whose account or access has ended."""

from flask import request, session
from werkzeug.exceptions import TooManyRequests

from portal.account import actions, passwords, put_away, throttle
from portal.account.queries import credentials
from portal.core.clock import now
from portal.core.db import db
from portal.core.page import render_page
from portal.inzage.actions import signing
from portal.openid.arriving import begin_as_client, elsewhere, link
from portal.openid.flow import Known, Proven
from portal.openid.forms import LinkForm, NewForm
from portal.openid.queries import confirmed
from portal.openid.views import bp
from portal.openid.views.back import LINK_WITHIN, PROVEN, again
from portal.openid.views.entered import entered
from portal.policy.guard import public

WRONG = "Dit e-mailadres en wachtwoord horen niet bij een account dat u hier kunt koppelen. Kijk ze na."
PER_ADDRESS = 10


def waiting() -> tuple[Known, Proven, str | None] | None:
    """Who came back in this browser a moment ago."""
    kept = session.get(PROVEN)
    if not kept or now().timestamp() - kept["at"] > LINK_WITHIN:
        return None
    known = confirmed(bytes.fromhex(kept["provider"]))
    sid = bytes.fromhex(kept["sid"]) or None
    proven = Proven(bytes.fromhex(kept["subject"]), sid, kept["second"], "", "", frozenset())
    return (known, proven, kept["next"]) if known else None


@bp.route("/koppelen", methods=["GET", "POST"], endpoint="link")
@public
def with_password():
    found = waiting()
    if found is None:
        return again()
    known, proven, onward = found
    form = LinkForm()
    if not form.is_submitted() or not form.validate():
        return page(known, form, NewForm(formdata=None))
    account_id = proved_by_password(form)
    if account_id is None or not link(known, proven.subject_hash, account_id):
        form.password.errors = [WRONG]
        return page(known, form, NewForm(formdata=None))
    return signed_in(known, proven, account_id, onward)


@bp.post("/nieuw")
@public
def new():
    """A client who signed in with DigiD and has no account yet."""
    found = waiting()
    if found is None or found[0].organisatie_id is not None:
        return again()
    known, proven, onward = found
    form = NewForm()
    if not form.validate():
        return page(known, LinkForm(formdata=None), form)
    if not throttle.may_knock("account", request.remote_addr or "", PER_ADDRESS):
        db.session.commit()
        raise TooManyRequests
    account_id = begin_as_client(known, proven.subject_hash, form.naam.data)
    if account_id is None:
        db.session.rollback()
        return again()
    return signed_in(known, proven, account_id, onward)


def proved_by_password(form: LinkForm) -> int | None:
    """As at the other door: counted, and without the write lock while the password is checked."""
    if not throttle.may_try(form.mail.data, request.remote_addr or ""):
        db.session.commit()
        raise TooManyRequests
    found = credentials(form.mail.data)
    db.session.commit()
    if not passwords.right(form.password.data, found.password_hash if found else None):
        throttle.note_wrong(form.mail.data)
        signing.refused(found.id if found else None)
        db.session.commit()
        return None
    throttle.forget(form.mail.data)
    return found.id


def signed_in(known: Known, proven: Proven, account_id: int, onward: str | None):
    secret = actions.start_session(account_id, put_away.acted_as(), elsewhere=elsewhere(known, proven))
    db.session.commit()
    return entered(secret, onward)


def page(known: Known, form: LinkForm, fresh: NewForm):
    return render_page(
        "openid/link.html",
        status=422 if form.is_submitted() or fresh.errors else 200,
        form=form,
        fresh=fresh,
        name=known.name,
        clients=known.organisatie_id is None,
    )
