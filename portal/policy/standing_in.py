"""Looking along: for a while the guard answers for somebody else, by the same table, to a client in their own casus.

What is hung is what the other would get in this casus, and nothing of the other: no name of their own, no notice, no
other casus. The inzage row is the client's, since it is they who look.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from flask import g
from werkzeug.exceptions import NotFound

from portal.account.actor import Actor, actor_of
from portal.account.models import Role
from portal.kluis import keyring
from portal.organisatie.models import Taak
from portal.policy import statements
from portal.policy.guard import OpenCasus, on_self, open_casus

NOBODY = -1  # the Lidmaatschap of a partij of which nobody works in the casus
UNTOLD = "-"  # in place of a name: who has a name at work needs no key of their own name


class SeesNothing(Exception):
    """To the other this casus does not exist."""


def as_person(lidmaatschap_id: int) -> Actor | None:
    found = actor_of(lidmaatschap_id)
    return replace(found, work_name=found.work_name or UNTOLD, unread=None) if found else None


def as_partij(partij_id: int, role: Role, taak: Taak) -> Actor:
    """Somebody of this partij, as if they had joined and done nothing yet."""
    return replace(
        g.actor,
        id=NOBODY,
        role=role,
        partij_id=partij_id,
        taak=taak,
        ips=False,
        organisatie_id=None,
        work_name=UNTOLD,
        unread=None,
    )


@contextmanager
def standing_in(other: Actor, casus: OpenCasus) -> Iterator[OpenCasus]:
    """SeesNothing if the door stays closed. Afterwards the client acts again, with the keys of the other hung: what
    they open of them is in the row of this look."""
    own = {name: g.get(name) for name in ("actor", "may", "casus")}
    keyring.empty()
    g.actor, g.standing_in = other, True
    asked = statements.on_casus_as_partij if other.id == NOBODY else statements.on_casus
    try:
        opened = open_casus(other, casus.token, asked)
        g.may, g.casus = on_self(other.role) | opened.may, opened
        yield opened
    except NotFound:
        raise SeesNothing from None
    finally:
        for name, value in own.items():
            setattr(g, name, value)
        for name in ("standing_in", "visited", "told"):
            g.pop(name, None)
