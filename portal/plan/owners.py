"""Who can do an actie: people who may read it, and partijen that can name somebody. Only whom the viewer may know."""

from dataclasses import dataclass

from flask import g

from portal.casus.models import Onderwerp
from portal.core.tokens import text_of
from portal.kluis.keyring import CLIENT
from portal.plan.queries.acties import ActieRow
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader
from portal.policy.sees import person
from portal.policy.table import ever

PARTIJ, KEEP = "partij-", "blijft"


@dataclass(frozen=True)
class Owner:
    """`value` stays the same while the team changes, so that a form that was opened before never names another."""

    value: str
    label: str
    owner_id: int | None
    partij_id: int


def choices(casus: OpenCasus, everybody: list[Reader], writer: int) -> list[Owner]:
    """`writer`: the partij whose text the actie is; who could not read it cannot be asked to do it."""
    doing = ever(P.ACTIE_UPDATE)  # who can never say how it stands is not asked to do it
    able = [
        reader
        for reader in everybody
        if reader.known and reader.role in doing and reader.reads(str(Onderwerp.PLAN), writer)
    ]
    found = []
    for reader in able:
        mine = reader.lidmaatschap_id == g.actor.id
        label = "Ik zelf" if mine else person(reader, casus).label
        found.append(Owner(text_of(reader.token), label, reader.lidmaatschap_id, reader.partij_id))
    # A partij that is one person is that person, who stands in the list already.
    parties = {r.partij_id: r for r in able if r.partij_id != CLIENT and not r.name.startswith(r.partij)}
    for reader in parties.values():
        value = f"{PARTIJ}{text_of(reader.token)}"
        found.append(Owner(value, f"{reader.partij}: zij kiezen zelf wie", None, reader.partij_id))
    return sorted(found, key=lambda owner: owner.label != "Ik zelf")


def keeping(owners: list[Owner], row: ActieRow) -> list[Owner]:
    """With the owner of now, also when this viewer may not know them or they left: who changes the date keeps them."""
    if value_of(owners, row.owner_id, row.owner_partij_id):
        return owners
    return [*owners, Owner(KEEP, row.owner, row.owner_id, row.owner_partij_id)]


def find(owners: list[Owner], value: str) -> Owner:
    return next(owner for owner in owners if owner.value == value)


def value_of(owners: list[Owner], owner_id: int | None, partij_id: int) -> str:
    """The choice that is this owner; "" when it is none of them."""
    return next((o.value for o in owners if (o.owner_id, o.partij_id) == (owner_id, partij_id)), "")
