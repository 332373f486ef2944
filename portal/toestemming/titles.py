"""What a partij will see, or no longer see, of an onderwerp: in words, before the client decides."""

from portal.casus.models import Onderwerp
from portal.casus.queries.parties import parties
from portal.kluis.keyring import CLIENT
from portal.policy.guard import OpenCasus
from portal.policy.readers import Reader
from portal.toestemming import queries


def titles(casus: OpenCasus, cell: str, reading: list[Reader]) -> list[dict]:
    """By writer: how many bijdragen that these people could read, and when the newest."""
    if cell not in set(Onderwerp):
        return []
    names = {row.partij_id: row.name for row in parties(casus)}
    found = []
    for writer, (count, newest) in queries.counted(casus, cell).items():
        if not any(reader.reads(cell, writer) for reader in reading):
            continue
        who = "u" if writer == CLIENT else names.get(writer, "een partij die niet meer meedoet")
        what = "1 bijdrage" if count == 1 else f"{count} bijdragen"
        found.append({"title": f"{what} van {who}", "when": newest})
    return sorted(found, key=lambda each: each["when"], reverse=True)
