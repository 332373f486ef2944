"""A vertegenwoordiger as the pages show one."""

from flask import url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.toestemming.cells import label
from portal.vertegenwoordiger.queries import Row, those_of
from portal.vertegenwoordiger.words import KINDS, PROOFS


def shown(casus: OpenCasus, row: Row, endpoint: str) -> dict:
    return {
        "naam": row.naam,
        "kind": KINDS[row.hoedanigheid],
        "reach": [label(each) for each in row.reach],
        "proof": PROOFS[row.proof],
        "until": row.until,
        "checked": row.checked,
        "came_in": row.came_in,
        "may_end": P.VERTEGENWOORDIGER_END in row.may,
        "url": url_for(endpoint, casus=casus, vertegenwoordiger=row.token),
    }


def deciding(casus: OpenCasus) -> list[dict]:
    """Who decides for the client now, on pages of who is involved. Nobody, for who may not know it."""
    if P.VERTEGENWOORDIGER_READ not in casus.may:
        return []
    return [{"naam": row.naam, "kind": KINDS[row.hoedanigheid]} for row in those_of(casus) if row.decides]
