from flask import url_for

from portal.core.forms import PortalForm
from portal.policy import enforcement
from portal.policy.guard import OpenCasus


def done(casus: OpenCasus, form: PortalForm, anchor: str):
    """Back to the casus, at what changed."""
    return enforcement.done(form, url_for("casus.show", casus=casus, _anchor=anchor))
