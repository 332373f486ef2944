from flask import url_for

from portal.core.forms import PortalForm
from portal.policy import enforcement
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P


def done(casus: OpenCasus, form: PortalForm, bijdrage: bytes):
    """To the bijdrage as it stands now."""
    return enforcement.done(form, url_for("tijdlijn.entry", casus=casus, bijdrage=bijdrage))


def links(casus: OpenCasus) -> dict:
    """What every page about one bijdrage has on top."""
    return {
        "name": casus.naam,
        "is_mine": P.CONCEPT_READ in casus.may,
        "casus_url": url_for("casus.show", casus=casus),
    }
