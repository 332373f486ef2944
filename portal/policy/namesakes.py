"""Does who looked bear the name of the client? Asked for a functionaris, who reads yes and no name; nothing is kept.

The names are opened one by one, for as long as they are compared.
"""

import re
from collections.abc import Iterable

from portal.account.models import Account
from portal.casus.models import Casus
from portal.kluis import keyring
from portal.kluis.store import store
from portal.policy.guard import NAAM

SHORT = 3  # letters: a shorter part is "de" or an initial


def same_name(rows: Iterable) -> set[tuple[int, int]]:
    """(lidmaatschap, casus) of rows with the work name of who looked, and the sealed names of the client: the one in
    the casus, and their own."""
    rows = [row for row in rows if surnames(row.work_name)]
    wanted = {("casus", row.casus) for row in rows} | {("account", row.account) for row in rows}
    keys = store().keys(wanted)
    called: dict[int, set[str]] = {}
    for row in rows:
        if row.casus_id not in called:
            in_casus = _opened("casus", row.casus_id, keys, row.casus, Casus.naam, row.naam)
            own = _opened("account", row.account_id, keys, row.account, Account.name, row.name)
            called[row.casus_id] = surnames(in_casus) | surnames(own)
    return {
        (row.lidmaatschap_id, row.casus_id) for row in rows if surnames(row.work_name) & called[row.casus_id]
    }


def _opened(scope: str, subject: int, keys: dict, token: bytes, column, blob: bytes | None) -> str:
    if blob is None or (scope, token) not in keys:
        return ""
    with keyring.lent(scope, subject, keys[scope, token], {NAAM}):
        return str(column.made(subject, token, blob))


def surnames(name: str | None) -> set[str]:
    """The last word of a name of two or more, each part of a double one by itself."""
    words = (name or "").split()
    if len(words) < 2:
        return set()
    return {part.casefold() for part in re.split(r"[-‐–]", words[-1]) if len(part) >= SHORT}
