"""What stands above the pages of the log: what is open, or of a casus that ends how that stands."""

from flask import url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P


def up(casus: OpenCasus) -> dict:
    if P.TOESTEMMING_CHANGE in casus.may:
        return {"url": url_for("toestemming.grid", casus=casus), "label": "Wat heeft u geopend?"}
    return {"url": url_for("afsluiting.show", casus=casus), "label": "Het einde van uw casus"}
