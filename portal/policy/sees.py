"""One small line under every text about a person: who sees this. Names only where the viewer may know them."""

from dataclasses import dataclass

from flask import g

from portal.account.models import Role
from portal.account.queries import ROLE_WORDS, shape
from portal.core.formats import opsomming
from portal.kluis.keyring import CLIENT
from portal.policy.guard import OpenCasus
from portal.policy.readers import Reader

MANY = 4


@dataclass(frozen=True)
class Person:
    shape: str
    label: str


@dataclass(frozen=True)
class Sees:
    summary: str
    people: list[Person]


def person(reader: Reader, casus: OpenCasus) -> Person:
    if reader.role is Role.CLIENT:
        return Person("client", "U" if reader.lidmaatschap_id == g.actor.id else str(casus.naam))
    if not reader.known:
        return Person("zorgpartij", "zorgpartij")
    who = f"{reader.name}, {reader.functie}" if reader.functie else str(reader.name)
    if reader.role is Role.ERVARINGSDESKUNDIGE or reader.partij is None:
        return Person(shape(reader.kind), who)
    return Person(shape(reader.kind), f"{who} bij {reader.partij}")


def _short(reader: Reader, casus: OpenCasus) -> str:
    if reader.role is Role.CLIENT:
        return "u" if reader.lidmaatschap_id == g.actor.id else str(casus.naam)
    if not reader.known:
        return "een zorgpartij"
    if reader.role is Role.ERVARINGSDESKUNDIGE:
        return str(reader.name).split()[0]
    return ROLE_WORDS[reader.role] if reader.role is not Role.GEMEENTE else "gemeente"


def sees(everybody: list[Reader], casus: OpenCasus, cell: str, writer: int = CLIENT) -> Sees:
    """Who reads a text with this label, as a line and as names."""
    who = [reader for reader in everybody if reader.reads(cell, writer)]
    people = [person(reader, casus) for reader in who]
    if len(who) == 1 and who[0].lidmaatschap_id == g.actor.id:
        return Sees("alleen u", people)
    if len(who) >= MANY and len(who) == len(everybody):
        return Sees("iedereen die meedoet", people)
    return Sees(opsomming(dict.fromkeys(_short(reader, casus) for reader in who)), people)


ONLY_CLIENT = Sees("alleen u, tot u het deelt", [Person("client", "U")])
