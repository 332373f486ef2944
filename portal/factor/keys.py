"""What lies under the account's own key. Before the second step nobody acts yet, so that no guard hung it."""

from contextlib import contextmanager

from portal.account.actor import Actor
from portal.account.halfway import Halfway
from portal.account.models import Account
from portal.factor.models import FACTOR
from portal.kluis import keyring
from portal.kluis.store import store

NAAM = "NAAM"


@contextmanager
def opened(account_id: int, account_token: bytes):
    key = store().keys({("account", account_token)})["account", account_token]
    with keyring.lent("account", account_id, key, {FACTOR, NAAM}):
        yield


def own(who: Actor | Halfway):
    return opened(who.account_id, who.account_token)


def called(who: Actor | Halfway, sealed_name: bytes | None) -> str:
    """What somebody calls themselves."""
    return str(Account.name.made(who.account_id, who.account_token, sealed_name))
