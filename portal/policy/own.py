"""The keys that everybody has of themselves: their own name, and what they write under their own partij."""

from portal.account.actor import Actor
from portal.kluis import keyring

NAAM = "NAAM"


def own_writer(actor: Actor) -> set[int]:
    return set() if actor.partij_id is None else {actor.partij_id}


def own_key(actor: Actor) -> set[tuple[str, bytes]]:
    """The own name of a client or a naaste stands in the header; a professional's work name is not sealed."""
    return set() if actor.work_name else {("account", actor.account_token)}


def hang_own(actor: Actor, keys: dict) -> None:
    if ("account", actor.account_token) in keys:
        keyring.hang("account", actor.account_id, keys["account", actor.account_token], {NAAM})
