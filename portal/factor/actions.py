from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from portal.account.actions import second_shown
from portal.account.actor import Actor
from portal.account.halfway import Halfway
from portal.account.models import Account, SignInSession
from portal.core.clock import now
from portal.core.db import db
from portal.core.outbox import New, post
from portal.core.versions import locked
from portal.factor import codes, keys, passkeys, queries
from portal.factor.models import AnsweredChallenge, CodeApp, FactorLog, Passkey, RecoveryCode, What
from portal.factor.words import told_by_mail

Who = Actor | Halfway

REMOVED = {"passkey": What.PASSKEY_REMOVED, "app": What.APP_REMOVED}


class HasOne(Exception):
    """Meanwhile this account has a second factor: who showed a password alone makes no other."""


class LastOne(Exception):
    """Without it nobody could be sure of who signs in."""


def note(account_token: bytes, what: What) -> None:
    db.session.add(FactorLog(account_token=account_token, what=what, at=now()))
    db.session.flush()


def tell(account_id: int, account_token: bytes, what: What) -> None:
    """Noted, and mailed to whose it is: whatever they chose about mail, since it may not have been them."""
    note(account_token, what)
    post(New(told_by_mail(what), account_id))


def _number(who: Who) -> int:
    """How many there are, while no other request of this account changes that."""
    if isinstance(who, Halfway):  # there is no row to hold yet
        db.session.execute(select(Account.id).where(Account.id == who.account_id).with_for_update())
    return sum(
        len(db.session.execute(own(model, who).order_by(model.id).with_for_update()).all())
        for model in (Passkey, CodeApp)
    )


def own(model, who: Who):
    return select(model.id).where(model.account_id == who.account_id)


def _first_answer(answered: bytes) -> bool:
    """A question that was answered before is worth nothing; a twin at the same moment waits on the key."""
    try:
        with db.session.begin_nested():
            db.session.execute(insert(AnsweredChallenge).values(challenge_hash=answered, at=now()))
    except IntegrityError:
        return False
    return True


def _added(who: Who, row, what: What) -> list[str]:
    """The recovery codes, when there are none yet: to be shown once."""
    if _number(who) and isinstance(who, Halfway):
        raise HasOne
    db.session.add(row)
    db.session.flush()
    tell(who.account_id, who.account_token, what)
    second_shown(who.session_id)
    return [] if queries.codes_left(who.account_id) else _new_codes(who)


def add_app(who: Who, offer: str, secret: str, name: str, step: int) -> list[str] | None:
    """`step`: of the code that showed the app to work; it is used up by that. None: this one was added already."""
    if not _first_answer(codes.offer_hash(offer)):
        return None
    with keys.own(who):
        row = CodeApp(account_id=who.account_id, last_step=step, made_at=now(), name=name, secret=secret)
    return _added(who, row, What.APP_ADDED)


def add_passkey(who: Who, answer: passkeys.Answer, made, name: str) -> list[str] | None:
    """None: this one was added already."""
    if not _first_answer(answer.challenge_hash):
        return None
    if queries.holder(made.credential_id) is not None:
        raise passkeys.NotRight
    with keys.own(who):
        row = Passkey(
            account_id=who.account_id,
            credential_id=made.credential_id,
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
            made_at=now(),
            name=name,
        )
    return _added(who, row, What.PASSKEY_ADDED)


def rename(who: Actor, factor: queries.Factor, version: int, name: str) -> None:
    row = locked(queries.KINDS[factor.kind], factor.id, version)
    with keys.own(who):
        row.name = name
    row.version += 1
    db.session.flush()
    note(who.account_token, What.RENAMED)


def remove(who: Actor, factor: queries.Factor, *, required: bool) -> None:
    """With the last one the recovery codes go too: they would be all that is asked."""
    number = _number(who)
    if number <= 1 and required:
        raise LastOne
    model = queries.KINDS[factor.kind]
    if not db.session.execute(delete(model).where(model.id == factor.id)).rowcount:
        return  # it went in another tab
    tell(who.account_id, who.account_token, REMOVED[factor.kind])
    if number == 1:
        db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == who.account_id))


def begin_anew(account_id: int, what: What) -> None:
    """Others saw to it that it is them: nothing that they had counts, they are out of every browser, and they make a
    new one at signing in."""
    for model in (Passkey, CodeApp, RecoveryCode, SignInSession):
        db.session.execute(delete(model).where(model.account_id == account_id))
    tell(account_id, db.session.scalar(select(Account.token).where(Account.id == account_id)), what)


def make_recovery_codes(who: Who) -> list[str]:
    """New ones, to be shown this once; the old ones are worth nothing from here on."""
    made = _new_codes(who)
    post(New(told_by_mail(What.RECOVERY_MADE), who.account_id))
    return made


def _new_codes(who: Who) -> list[str]:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == who.account_id))
    made = codes.new_recovery_codes()
    rows = [
        {"account_id": who.account_id, "code_hash": codes.recovery_hash(who.account_token, code)}
        for code in made
    ]
    db.session.execute(insert(RecoveryCode), rows)
    note(who.account_token, What.RECOVERY_MADE)
    return made


def show_code(who: Who, digits: str) -> bool:
    """Of an app, or a recovery code. Each counts once, also when it is sent many times at the same moment: the change
    of the row is what decides."""
    right = _recovery(who, digits) if codes.is_recovery(digits) else _app(who, digits)
    if right:
        second_shown(who.session_id)
    return right


def _app(who: Who, digits: str) -> bool:
    with keys.own(who):
        secrets = [
            (row.id, str(row.secret))
            for row in db.session.scalars(select(CodeApp).where(CodeApp.account_id == who.account_id))
        ]
    for row_id, secret in secrets:
        if (step := codes.step_of(secret, digits)) is None:
            continue
        used = update(CodeApp).where(CodeApp.id == row_id, CodeApp.last_step < step)
        if db.session.execute(used.values(last_step=step, used_at=now())).rowcount:
            return True
    return False


def _recovery(who: Who, digits: str) -> bool:
    used = update(RecoveryCode).where(
        RecoveryCode.account_id == who.account_id,
        RecoveryCode.code_hash == codes.recovery_hash(who.account_token, digits),
        RecoveryCode.used_at.is_(None),
    )
    if not db.session.execute(used.values(used_at=now())).rowcount:
        return False
    tell(who.account_id, who.account_token, What.RECOVERY_USED)
    return True


def show_passkey(answer: passkeys.Answer, account_id: int | None = None) -> int:
    """The account that it lets in. NotRight for a passkey of somebody else than `account_id`."""
    row = queries.holder(answer.credential_id)
    if row is None or account_id not in {None, row.account_id}:
        raise passkeys.NotRight
    count = passkeys.verify(answer, row.public_key, row.sign_count)
    grown = or_(Passkey.sign_count < count, Passkey.sign_count == 0)  # many passkeys do not count: always 0
    used = update(Passkey).where(Passkey.id == row.id, grown).values(sign_count=count, used_at=now())
    if not _first_answer(answer.challenge_hash) or not db.session.execute(used).rowcount:
        raise passkeys.NotRight
    return row.account_id


def sweep() -> None:
    """Questions that could not be answered any more in any case."""
    past = now() - passkeys.ANSWERABLE
    db.session.execute(delete(AnsweredChallenge).where(AnsweredChallenge.at < past))
