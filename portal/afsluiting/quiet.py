"""The line on every page of a casus that will be erased."""

from flask import request, url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P


def quiet(casus: OpenCasus | None) -> dict | None:
    """Why nothing can be written, and how its client comes back."""
    if casus is None or casus.ends_at is None or P.AFSLUITING_READ not in casus.may:
        return None
    if (request.endpoint or "").startswith("afsluiting."):
        return None
    return {"until": casus.ends_at, "url": url_for("afsluiting.show", casus=casus)}
