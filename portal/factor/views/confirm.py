"""The page "Bevestig dat u het bent": before what counts most, and back to it with nothing lost."""

from flask import g, redirect

from portal.account.entrance import going_to, kept_for
from portal.account.kept import Kept
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.factor.forms import ShowForm
from portal.factor.step import confirm_page
from portal.factor.views import bp
from portal.factor.views.ask import refused
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("/bevestig", methods=["GET", "POST"])
@requires(P.SELF_READ)
def confirm():
    form, kept = ShowForm(), kept_for(g.actor.account_id)
    if not form.is_submitted():
        return confirm_page(going_to(), None)
    if status := refused(form, g.actor):
        return confirm_page(going_to(), kept, form, status)
    return on(going_to(), kept)


def on(path: str, kept: Kept | None):
    """A form is sent again by the person; so is a file fetched, since a browser would stay on this page for it."""
    if not kept and "." not in path.rsplit("/", 1)[-1]:
        return redirect(path)
    return render_page("factor/go_on.html", path=path, kept=kept, form=EmptyForm(formdata=None))
