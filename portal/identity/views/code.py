"""The client makes a code for the desk: shown once, and nothing of it can be read back."""

from flask import g, redirect, url_for

from portal.core import once
from portal.core.clock import now
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.identity.door import make_code
from portal.identity.models import VALID
from portal.identity.page import PRESSED_TWICE
from portal.identity.spoken import spoken
from portal.identity.views import bp
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("/code", methods=["GET", "POST"])
@requires(P.IDENTITY_CODE)
def code(casus):
    """Opened by its address it is the page with the button."""
    form = EmptyForm()
    show_url = url_for("identity.show", casus=casus)
    told = {"form": form, "show_url": show_url, "code": None, "ends": now() + VALID}
    if not form.is_submitted() or not form.validate():
        return render_page("identity/code.html", status=422 if form.is_submitted() else 200, **told)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    told["code"] = spoken(make_code(casus))
    once.keep(g.actor.id, form.request_id.data, url_for("identity.show", casus=casus, nu=PRESSED_TWICE))
    commit()
    return render_page("identity/code.html", **told)
