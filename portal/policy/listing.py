"""Opens the casussen of a list: per row what the query found to be granted, all keys in one look-up."""

from flask import g

from portal.kluis import keyring
from portal.kluis.store import store
from portal.policy.guard import NAAM


def open_listed(rows: dict[int, tuple[bytes, set[str]]]) -> None:
    """casus id -> (token, cells granted in that casus). The name is granted with CASUS_READ, which listed the row.

    A casus that stands open already (the page's own) keeps what the guard granted.
    """
    closed = {casus: row for casus, row in rows.items() if ("casus", casus) not in keyring.locks()}
    keys = store().keys({("casus", token) for token, _ in closed.values()})
    for casus, (token, cells) in closed.items():
        keyring.hang("casus", casus, keys["casus", token], {NAAM, *map(str, cells)}, {keyring.CLIENT})
    if not hasattr(g, "looked_at"):
        g.looked_at = {}
