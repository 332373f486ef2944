from flask import g, redirect

from portal.core import once
from portal.core.forms import PortalForm
from portal.policy.enforcement import commit


def done(form: PortalForm, url: str):
    """On to where the change shows; the same form sent again leads there too."""
    go = once.keep(g.actor.id, form.request_id.data, url)
    commit()
    return redirect(go)
