""" "Bevestig dat u het bent": before what counts most, and back to it with nothing lost."""

from flask import g, redirect, request

from portal.account.entrance import going_to
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.factor.forms import ShowForm
from portal.factor.step import confirm_page, sent_again, typed_in
from portal.factor.views import bp
from portal.factor.views.ask import refused
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("/bevestig", methods=["GET", "POST"])
@requires(P.SELF_READ)
def confirm():
    form, sent = ShowForm(), request.form.get("sent")
    if not form.is_submitted():
        return confirm_page(going_to(), None)
    if status := refused(form, g.actor):
        return confirm_page(going_to(), sent, form, status)
    return on(going_to(), sent_again(sent))


def on(path: str, pairs: list[tuple[str, str]]):
    """A form is sent again by the person; so is a file fetched, since a browser would stay on this page for it."""
    if not pairs and "." not in path.rsplit("/", 1)[-1]:
        return redirect(path)
    return render_page(
        "factor/go_on.html", path=path, pairs=pairs, typed=typed_in(pairs), form=EmptyForm(formdata=None)
    )
