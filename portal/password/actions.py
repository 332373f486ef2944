from sqlalchemy import delete, update

from portal.account.models import Account, SignInSession
from portal.core.db import db
from portal.core.outbox import New, post
from portal.kluis import keyring
from portal.kluis.store import store

CHANGED = "password.changed"
OWN_CELLS = {"NAAM", "MAIL"}


def own_words(account_id: int) -> tuple[str, str]:
    """Own name and mail address: neither may stand in a password."""
    account = db.session.get(Account, account_id)
    key = store().keys({("account", account.token)})["account", account.token]
    with keyring.lent("account", account.id, key, OWN_CELLS):
        return str(account.name), str(account.mail)


def replace(account_id: int, before: str, new: str, but: int | None = None) -> bool:
    """Ends every session but this one, and tells the owner. False: it was changed meanwhile."""
    changed = update(Account).where(
        Account.id == account_id, Account.password_hash == before, Account.active.is_(True)
    )
    if not db.session.execute(changed.values(password_hash=new)).rowcount:
        return False
    others = delete(SignInSession).where(SignInSession.account_id == account_id)
    db.session.execute(others if but is None else others.where(SignInSession.id != but))
    post(New(CHANGED, account_id))
    return True
