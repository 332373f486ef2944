"""Whether the way by which somebody came in is still one: asked at every request, so that no session that began just
before its organisatie signed in elsewhere lasts longer than that."""

from portal.account.actor import Actor, Undecided, load_actor
from portal.account.halfway import Halfway
from portal.policy.permissions import Permission as P
from portal.policy.table import ever


def who_came_in() -> Actor | Undecided | Halfway | None:
    """A password does not lead past the provider of an organisatie, but for who may confirm one (account/reach.py)."""
    found = load_actor()
    if isinstance(found, Actor) and found.past_provider and found.role not in ever(P.PROVIDER_CONFIRM):
        return None
    return found
