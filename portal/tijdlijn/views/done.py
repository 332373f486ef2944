from flask import g, redirect, url_for

from portal.core import once
from portal.core.forms import PortalForm
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P


def done(casus: OpenCasus, form: PortalForm, bijdrage: bytes):
    """To the bijdrage as it stands now; the same form sent again leads there too."""
    there = url_for("tijdlijn.entry", casus=casus, bijdrage=bijdrage)
    go = once.keep(g.actor.id, form.request_id.data, there)
    commit()
    return redirect(go)


def links(casus: OpenCasus) -> dict:
    """What every page about one bijdrage has on top."""
    return {
        "name": casus.naam,
        "is_mine": P.HULPVRAAG_WRITE in casus.may,
        "casus_url": url_for("casus.show", casus=casus),
    }
