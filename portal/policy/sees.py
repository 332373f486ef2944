"""One small line under every text about a person: who sees this. Names only where the viewer may know them."""

from typing import NamedTuple

from flask import g

from portal.account.models import Role
from portal.account.words import ROLE_WORDS, shape
from portal.core.formats import opsomming
from portal.kluis.keyring import CLIENT
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader

MANY = 4


class Person(NamedTuple):
    shape: str
    label: str


class Sees(NamedTuple):
    summary: str
    people: tuple[Person, ...]


def is_you(reader: Reader) -> bool:
    """Of somebody without a work name: a client and a naaste read "u", not what they are called."""
    return reader.lidmaatschap_id == g.actor.id and reader.role in {Role.CLIENT, Role.NAASTE}


def person(reader: Reader, casus: OpenCasus) -> Person:
    """Somebody whom the viewer may know."""
    if is_you(reader):
        return Person(shape(reader.role), "U")
    if reader.role is Role.CLIENT:
        return Person("client", str(casus.naam))
    if reader.role is Role.NAASTE:
        return Person(shape(reader.kind), f"{reader.name}, naaste")
    who = f"{reader.name}, {reader.functie}" if reader.functie else str(reader.name)
    if reader.role is Role.ERVARINGSDESKUNDIGE or reader.partij is None:
        return Person(shape(reader.kind), who)
    return Person(shape(reader.kind), f"{who} bij {reader.partij}")


def _short(reader: Reader, casus: OpenCasus) -> str:
    if is_you(reader):
        return "u"
    if reader.role in {Role.CLIENT, Role.NAASTE}:
        return str(casus.naam if reader.role is Role.CLIENT else reader.name)
    if reader.role is Role.ERVARINGSDESKUNDIGE:
        return str(reader.name).split()[0]
    return ROLE_WORDS[reader.role] if reader.role is not Role.GEMEENTE else "gemeente"


def masked(casus: OpenCasus) -> str:
    """What stands in place of a name. Who may not see who takes part does not learn the kind of partij either."""
    return "zorgpartij" if P.BETROKKENEN_READ in casus.may else "iemand die meedoet"


def sees(everybody: list[Reader], casus: OpenCasus, cell: str, writer: int = CLIENT) -> Sees:
    """Who reads a text with this label, as a line and as names; those without a name are one, not counted.

    The same readers are told once a page: under forty texts stand a few different lines.
    """
    who = tuple(reader for reader in everybody if reader.reads(cell, writer))
    told = g.setdefault("told", {})
    key = (id(casus), len(everybody), tuple(map(id, who)))
    if key not in told:
        found = _told(everybody, list(who), casus)
        told[key] = (found, casus, who)  # kept, so that no id is given to another
    return told[key][0]


def _told(everybody: list[Reader], who: list[Reader], casus: OpenCasus) -> Sees:
    named = [reader for reader in who if reader.known]
    people = tuple(person(reader, casus) for reader in named)
    if P.BETROKKENEN_READ not in casus.may:
        return _and_whoever(named, people, casus)
    if len(who) == 1 and who[0].lidmaatschap_id == g.actor.id:
        return Sees("alleen u", people)
    if len(named) < len(who):
        people += (Person("zorgpartij", "zorgpartij"),)
    if len(who) >= MANY and len(who) == len(everybody):
        return Sees("iedereen die meedoet", people)
    hidden = ["een zorgpartij"] if len(named) < len(who) else []
    return Sees(opsomming(dict.fromkeys([*(_short(reader, casus) for reader in named), *hidden])), people)


def _and_whoever(named: list[Reader], people: tuple[Person, ...], casus: OpenCasus) -> Sees:
    """The same sentence whether or not there are others: it tells nothing of who else the client opened this to."""
    others = f"wie {casus.naam} verder koos"
    short = dict.fromkeys(_short(reader, casus) for reader in named)
    return Sees(opsomming([*short, others]), (*people, Person("zorgpartij", others)))


def with_client(casus: OpenCasus) -> Sees:
    """Of a suggestion, to its writer: the client reads it, and nobody else."""
    naam = str(casus.naam)
    return Sees(f"{naam} en u", (Person("client", naam), Person(shape(g.actor.role), "U")))


def person_with_client(shape: str, name: str) -> Sees:
    """The same, to the client."""
    return Sees(f"{name.split()[0]} en u", (Person(shape, name), Person("client", "U")))


ONLY_CLIENT = Sees("alleen u, tot u het deelt", (Person("client", "U"),))
