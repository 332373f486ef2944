"""What a partij will see, or no longer see, of an onderwerp: in words, before the client decides."""

from portal.casus.models import Onderwerp
from portal.casus.queries import PartijRow, parties
from portal.kluis.keyring import CLIENT
from portal.policy.guard import OpenCasus
from portal.toestemming import queries


def titles(casus: OpenCasus, partij: PartijRow, cell: str, about: PartijRow | None) -> list[dict]:
    """By writer: how many bijdragen, and when the newest. What a beroepsgeheim keeps back is not counted."""
    if about is not None or cell not in set(Onderwerp):
        return []
    names = {row.partij_id: row for row in parties(casus)}
    broken = queries.doorbrekingen(casus)
    found = []
    for writer, (count, newest) in queries.counted(casus, cell).items():
        row = names.get(writer)
        secret = row is not None and row.beroepsgeheim
        if secret and writer != partij.partij_id and (writer, partij.partij_id) not in broken:
            continue
        who = "u" if writer == CLIENT else row.name if row else "een partij die niet meer meedoet"
        what = "1 bijdrage" if count == 1 else f"{count} bijdragen"
        found.append({"title": f"{what} van {who}", "when": newest})
    return sorted(found, key=lambda each: each["when"], reverse=True)
