from flask import g, redirect, url_for

from portal.core import once
from portal.core.forms import PortalForm
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus


def done(casus: OpenCasus, form: PortalForm, anchor: str):
    """Back to the casus, at what changed; the same form sent again leads there too."""
    go = once.keep(g.actor.id, form.request_id.data, url_for("casus.show", casus=casus, _anchor=anchor))
    commit()
    return redirect(go)
