"""Who takes part, as a viewer may know it."""

from portal.account.models import Role
from portal.kluis.keyring import lock_of
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader
from portal.policy.sees import masked, person
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
        # A partij that is one person bears the same name, without what stands behind it.
        detail = ", ".join(
            part for part in (reader.functie, reader.partij) if part and not reader.name.startswith(part)
        )
        found.append({"shape": shape, "name": reader.name, "detail": detail})
    if not all(reader.known for reader in everybody):
        found.append({"shape": "zorgpartij", "name": masked(casus), "detail": ""})
    return found
