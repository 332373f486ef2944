import secrets
from dataclasses import asdict

from flask import g, request, session
from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from portal.account.actor import PROVED, PUT_AWAY, Actor, Undecided, hashed
from portal.account.halfway import Halfway, has_factors, waits
from portal.account.limits import HOME, OWN_DEVICE
from portal.account.models import Account, Lidmaatschap, SignInSession
from portal.account.queries import never_used
from portal.account.reach import Elsewhere, reached, reached_by
from portal.account.throttle import mail_hash
from portal.account.words import device_in_words
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.core.formats import today
from portal.core.tokens import text_of
from portal.factor.models import CodeApp, Passkey, RecoveryCode
from portal.inzage.actions.signing import signed
from portal.inzage.models import Event
from portal.kluis import keyring
from portal.kluis.store import store


def start_session(
    account_id: int,
    wanted: bytes | None = None,
    own_device: bool = False,
    second: bool = False,
    elsewhere: Elsewhere | None = None,
) -> str:
    """A new token at every sign-in; whoever held the old one holds nothing. Returns the token for the cookie.

    `wanted`: as whom somebody was writing when their session ended. They go on as that.
    `second`: a second factor was shown too. If one is still asked for, `g.halfway` says who is to show it.
    """
    if before := getattr(g.get("actor") or g.get("halfway"), "session_id", None):
        db.session.execute(delete(SignInSession).where(SignInSession.id == before))
    provider_id = elsewhere.provider_id if elsewhere else None
    secret = secrets.token_urlsafe(32)
    own = db.session.execute(
        select(Lidmaatschap.id, Lidmaatschap.token).where(
            Lidmaatschap.account_id == account_id, Lidmaatschap.active.is_(True), reached(provider_id)
        )
    ).all()
    chosen = own[0] if len(own) == 1 else next((row for row in own if row.token == wanted), None)
    g.form_owner = text_of(chosen.token) if chosen else ""
    moment = now()
    row = SignInSession(
        secret_hash=hashed(secret),
        account_id=account_id,
        lidmaatschap_id=chosen.id if chosen else None,
        device=device_in_words(request.user_agent.string),
        started_at=moment,
        seen_at=moment,
        own_device=own_device,
        **(asdict(elsewhere) if elsewhere else {"second_at": moment if second else None}),
    )
    db.session.add(row)
    db.session.flush()
    g.halfway = still_halfway(row)
    if not g.halfway:
        signed(row.id, Event.SIGN_IN)
    if chosen:
        note_seen(chosen.id)
    kept = {name: session[name] for name in (PROVED, PUT_AWAY) if name in session}
    forget_form_token()
    session.update(kept)
    return secret


def still_halfway(row: SignInSession) -> Halfway | None:
    own = select(Account.token, has_factors().label("factors")).where(Account.id == row.account_id)
    account = db.session.execute(own).one()
    if not waits(row.second_at, account.factors):
        return None
    return Halfway(row.account_id, account.token, row.id, account.factors)


def second_shown(session_id: int) -> None:
    """A second factor was shown in this session, just now; the first time, that is when somebody came in."""
    first = select(SignInSession.id).where(SignInSession.id == session_id, SignInSession.second_at.is_(None))
    if db.session.scalar(first) is not None:
        signed(session_id, Event.SIGN_IN)
    db.session.execute(update(SignInSession).where(SignInSession.id == session_id).values(second_at=now()))


def forget_form_token() -> None:
    """The CSRF token of before signing in or out is worth nothing after it; Flask-WTF keeps a copy on g."""
    session.clear()
    g.pop("csrf_token", None)


def choose(actor: Actor | Undecided, token: bytes) -> bool:
    """Acts from now on as another of one's own Lidmaatschappen."""
    chosen = db.session.scalar(
        select(Lidmaatschap.id).where(
            Lidmaatschap.token == token,
            Lidmaatschap.account_id == actor.account_id,
            Lidmaatschap.active.is_(True),
            reached_by(actor.session_id),
        )
    )
    if chosen is None:
        return False
    db.session.execute(
        update(SignInSession).where(SignInSession.id == actor.session_id).values(lidmaatschap_id=chosen)
    )
    note_seen(chosen)
    signed(actor.session_id, Event.SIGN_IN)
    g.form_owner = text_of(token)
    return True


def note_seen(lidmaatschap_id: int) -> None:
    """The last day on which somebody acted as this: a day, not a moment."""
    day = today()
    db.session.execute(
        update(Lidmaatschap)
        .where(
            Lidmaatschap.id == lidmaatschap_id,
            or_(Lidmaatschap.seen_on.is_(None), Lidmaatschap.seen_on < day),
        )
        .values(seen_on=day)
    )


def end_session(session_id: int) -> None:
    signed(session_id, Event.SIGN_OUT)
    db.session.execute(delete(SignInSession).where(SignInSession.id == session_id))
    forget_form_token()


def end_one(actor: Actor, token: bytes) -> None:
    db.session.execute(
        delete(SignInSession).where(
            SignInSession.token == token, SignInSession.account_id == actor.account_id
        )
    )


def end_others(actor: Actor) -> None:
    """All but the one that asks for it."""
    db.session.execute(
        delete(SignInSession).where(
            SignInSession.account_id == actor.account_id, SignInSession.id != actor.session_id
        )
    )


def end_all(actor: Actor) -> None:
    db.session.execute(delete(SignInSession).where(SignInSession.account_id == actor.account_id))
    forget_form_token()


OWN_CELLS = {"NAAM", "MAIL"}
NO_PASSWORD = "!"  # noqa: S105 - no hash of anything: every password is wrong


def make_account(name: str, mail: str, password_hash: str, active: bool = True) -> Account | None:
    """None if this mail address has an account already: whoever asks is told nothing of that.

    Not `active`: until somebody signs in through the link that was mailed to it.
    """
    hashed = mail_hash(mail)
    if db.session.scalar(select(Account.id).where(Account.mail_hash == hashed)) is not None:
        return None
    return _made(name, mail, mail_hash=hashed, password_hash=password_hash, active=active)


def make_account_elsewhere(name: str, mail: str | None, subject_hash: bytes) -> Account | None:
    """Without a password, and found by no mail address: who signs in elsewhere is known by their subject alone."""
    return _made(name, mail, mail_hash=subject_hash, password_hash=NO_PASSWORD)


def _made(name: str, mail: str | None, **columns) -> Account | None:
    token = new_token()
    key = store().create("account", [token])[token]
    row = Account(token=token, created_at=now(), **columns)
    try:
        with db.session.begin_nested():
            db.session.add(row)
            db.session.flush()
    except IntegrityError:  # its twin came first
        return None
    with keyring.lent("account", row.id, key, OWN_CELLS):
        row.name, row.mail = name, mail
    db.session.flush()
    return row


def confirm(account_id: int) -> None:
    """Somebody signed in through the link that was mailed: the address is theirs."""
    db.session.execute(
        update(Account)
        .where(Account.id == account_id, Account.active.is_(False), never_used())
        .values(active=True)
    )


def waiting(mail: str) -> Account | None:
    """An account at this address that was made and never confirmed."""
    return db.session.scalar(
        select(Account).where(Account.mail_hash == mail_hash(mail), Account.active.is_(False), never_used())
    )


def own_name(account: Account) -> str:
    """What somebody calls themselves, to carry it into their own casus."""
    key = store().keys({("account", account.token)})["account", account.token]
    with keyring.lent("account", account.id, key, OWN_CELLS):
        return str(account.name)


def unused(moment) -> list[int]:
    """Accounts that were made before this moment and never became anything."""
    made = select(Account.id).where(Account.created_at < moment, Account.demo.is_(False), never_used())
    return list(db.session.scalars(made))


def erase(account_id: int) -> None:
    """One that never became anything; its key goes with the next sweep."""
    for of_account in (Passkey, CodeApp, RecoveryCode):
        db.session.execute(delete(of_account).where(of_account.account_id == account_id))
    db.session.execute(delete(SignInSession).where(SignInSession.account_id == account_id))
    db.session.execute(delete(Account).where(Account.id == account_id))


def sweep() -> None:
    """Sessions that nobody can use any more."""
    moment = now()
    for own_device, lasts in ((False, HOME), (True, OWN_DEVICE)):
        old = or_(
            SignInSession.seen_at < moment - lasts.idle, SignInSession.started_at < moment - lasts.longest
        )
        db.session.execute(delete(SignInSession).where(SignInSession.own_device.is_(own_device), old))
