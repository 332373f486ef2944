"""At most 5 tries per mail address in 15 minutes, and a budget per network address. Counted under a row lock."""

import hmac
from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite

from portal.account.models import SignInTries
from portal.core.clock import now
from portal.core.db import db
from portal.kluis.store import store

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
PER_ADDRESS = 60  # a whole office signs in from one address
PER_FEED = 30  # of one secret address of an agenda; a calendar asks a few times an hour


def keyed_hash(purpose: str, value: str) -> bytes:
    """Finds a row by a value that the row does not hold; without the key store it cannot be guessed at."""
    return hmac.digest(store().named("mail"), f"{purpose}|{value}".encode(), "sha256")


def mail_hash(mail: str) -> bytes:
    return keyed_hash("mail", mail.strip().casefold())


def _claim(subject: bytes, limit: int) -> bool:
    moment = now()
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    row = dialect.insert(SignInTries).values(subject=subject, tries="", last_at=moment)
    # Writing the row is what locks it, whether it was there or not.
    locked = row.on_conflict_do_update(index_elements=["subject"], set_={"last_at": moment})
    db.session.execute(locked)
    held = db.session.get(SignInTries, subject, populate_existing=True)
    recent = [t for t in held.tries.split() if float(t) > (moment - WINDOW).timestamp()]
    if len(recent) >= limit:
        return False
    held.tries = " ".join([*recent, f"{moment.timestamp():.3f}"])
    held.last_at = moment
    db.session.flush()
    return True


def may_try(mail: str, address: str) -> bool:
    """Counts this try. The caller commits before the password is looked at, so that parallel tries all count."""
    return _claim(keyed_hash("address", address), PER_ADDRESS) and _claim(
        keyed_hash("try", mail.strip().casefold()), PER_ACCOUNT
    )


def may_show(account_token: bytes) -> bool:
    """A typed code as second factor, after a right password. The caller commits before it is looked at."""
    return _claim(keyed_hash("second", account_token.hex()), PER_ACCOUNT)


def may_fetch(feed: str) -> bool:
    """A calendar that asks for its feed. The caller commits."""
    return _claim(keyed_hash("feed", feed), PER_FEED)


def may_knock(door: str, address: str, most: int) -> bool:
    """A budget per network address, for a page that anybody can send a form to. The caller commits at once."""
    return _claim(keyed_hash(door, address), most)


def forget(mail: str) -> None:
    """After a right password the mail address begins anew."""
    subject = keyed_hash("try", mail.strip().casefold())
    db.session.execute(update(SignInTries).where(SignInTries.subject == subject).values(tries=""))


def note_wrong(mail: str) -> None:
    """Something to commit after each wrong password, whether or not a row of the log goes with it."""
    subject = keyed_hash("try", mail.strip().casefold())
    db.session.execute(update(SignInTries).where(SignInTries.subject == subject).values(last_at=now()))


def forget_shown(account_token: bytes) -> None:
    subject = keyed_hash("second", account_token.hex())
    db.session.execute(update(SignInTries).where(SignInTries.subject == subject).values(tries=""))


def sweep() -> None:
    """What is past its window counts for nothing."""
    db.session.execute(delete(SignInTries).where(SignInTries.last_at < now() - 2 * WINDOW))
