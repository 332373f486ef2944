"""Who takes part, as a viewer may know it."""

from dataclasses import dataclass

from portal.account.models import Role
from portal.kluis.keyring import lock_of
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader
from portal.policy.sees import is_you, masked, person
from portal.toestemming.models import BETROKKENEN


def people(casus: OpenCasus, everybody: list[Reader]) -> list | None:
    """Who takes part, without the client. None: this viewer may not see that block, nor that it exists."""
    if P.BETROKKENEN_READ not in casus.may:
        return None
    lock_of("casus", casus.id).opened.add(BETROKKENEN)  # the log tells that these names were shown
    found = []
    for reader in everybody:
        if reader.role is Role.CLIENT or not reader.known:
            continue
        shape, _ = person(reader, casus)
        bears_it = reader.partij is not None and behind(reader.name, reader.partij) is not None
        partij = None if bears_it else reader.partij
        detail = ", ".join(part for part in (reader.functie, partij) if part)
        name = "U" if is_you(reader) else reader.name
        found.append({"shape": shape, "name": name, "detail": detail, "regisseur": reader.regisseur})
    if not all(reader.known for reader in everybody):
        found.append({"shape": "zorgpartij", "name": masked(casus), "detail": "", "regisseur": False})
    return found


@dataclass(frozen=True)
class Group:
    """A partij with its people. One that is a person, and one that is masked, has nobody under it."""

    shape: str
    name: str
    people: list[str]
    regisseur: bool = False


def groups(casus: OpenCasus, everybody: list[Reader]) -> list[Group]:
    """The same people by partij, in the order of the table's columns."""
    lock_of("casus", casus.id).opened.add(BETROKKENEN)
    by_partij: dict[int, list[Reader]] = {}
    for reader in everybody:
        if reader.role is not Role.CLIENT and reader.known:
            by_partij.setdefault(reader.partij_id, []).append(reader)
    found = [_group(casus, readers) for readers in by_partij.values()]
    if not all(reader.known for reader in everybody):
        found.append(Group("zorgpartij", masked(casus), []))
    return found


def _group(casus: OpenCasus, readers: list[Reader]) -> Group:
    first = readers[0]
    shape, label = person(first, casus)
    if first.role is Role.NAASTE:
        return Group(shape, label, [])
    name = str(first.partij or first.name)
    lines = [_line(reader, name) for reader in readers]
    return Group(
        shape,
        "U" if name == str(first.name) and is_you(first) else name,
        [line for line in lines if line],
        regisseur=any(reader.regisseur for reader in readers if behind(reader.name, name) is not None),
    )


def _line(reader: Reader, partij: str) -> str:
    """ "Bram Oosterling, arbeidsdeskundige (casusregisseur)"; of a person who is the partij what they do."""
    mark = behind(reader.name, partij)
    parts = [part for part in (str(reader.name) if mark is None else mark, reader.functie) if part]
    return ", ".join(parts) + (" (casusregisseur)" if reader.regisseur and mark is None else "")


def behind(name, partij: str) -> str | None:
    """What is said behind the name of a person who is the partij: "betaald", or nothing. None for anybody else."""
    if str(name) == partij:
        return ""
    begins = f"{partij} ("
    return str(name).removeprefix(begins).removesuffix(")") if str(name).startswith(begins) else None
