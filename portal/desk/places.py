"""As what somebody can work for an organisatie: a role, and the onderdeel they have it for."""

import hmac
from dataclasses import dataclass

from flask import current_app

from portal.account.models import Role
from portal.account.words import ROLE_WORDS
from portal.core.db import TOKEN_BYTES
from portal.core.tokens import text_of
from portal.organisatie.models import Onderdeel, Soort
from portal.organisatie.roles import CONFIRMED, ROLES, fits


@dataclass(frozen=True)
class Place:
    """`value` is for this organisatie alone."""

    value: str
    label: str
    role: Role
    onderdeel_id: int | None
    partij_id: int | None


def places(organisatie: bytes, soort: Soort, onderdelen: list[Onderdeel], with_two: bool) -> list[Place]:
    """`with_two`: also what another person has to confirm."""
    found = []
    for role in ROLES.get(soort, ()):
        if role in CONFIRMED and not with_two:
            continue
        for each in [*onderdelen, None]:
            if fits(soort, role, each.taak if each else None):
                found.append(_place(organisatie, role, each))
    return found


def _place(organisatie: bytes, role: Role, onderdeel: Onderdeel | None) -> Place:
    number = onderdeel.id if onderdeel else 0
    asked = organisatie + f"{role}:{number}".encode()
    value = hmac.digest(current_app.config["SECRET_KEY"].encode(), asked, "sha256")[:TOKEN_BYTES]
    word = ROLE_WORDS[role]
    label = f"{word}, onderdeel {onderdeel.name}" if onderdeel else word
    partij = onderdeel.partij_id if onderdeel else None
    return Place(text_of(value), label, role, onderdeel.id if onderdeel else None, partij)
