"""One's own page: with which providers one's account is linked, and letting one go."""

from flask import current_app, g, redirect, request, url_for

from portal.account.throttle import keyed_hash
from portal.core.db import db
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.openid.linked import ByClaims, LastWay, links, unlink
from portal.openid.views import own
from portal.openid.words import name_of
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P

ONLY_WAY = (
    "Dit is uw enige manier om in te loggen. Zonder deze koppeling komt u er niet meer in."
    " Voeg eerst een passkey toe bij Extra beveiliging."
)
OF_WORK = (
    "U kreeg dit account via uw organisatie. Zonder deze koppeling komt u er niet meer in."
    " Vraag uw sleutelpersoon als er iets niet klopt."
)


@own.route("/inlogdiensten", methods=["GET", "POST"])
@requires(P.FACTOR_MANAGE)
def show():
    form = EmptyForm()
    if not form.is_submitted():
        return page(form)
    if not form.validate():
        return page(form, 422)
    chosen = next((row for row in shown_links() if row.token == request.form.get("koppeling")), None)
    try:
        if chosen is not None:  # else it went by the first of two presses
            unlink(g.actor.account_id, chosen.id, g.actor.session_id)
    except (LastWay, ByClaims) as why:
        db.session.rollback()
        of_work = isinstance(why, ByClaims) or chosen.organisatie_id is not None
        form.form_errors.append(OF_WORK if of_work else ONLY_WAY)
        return page(form, 422)
    commit()
    return redirect(url_for(".show", nu="los"))


def shown_links() -> list:
    return [Shown(row) for row in links(g.actor.account_id)]


class Shown:
    """A link as the page shows it: by a token that stands for it with the key of this portal alone."""

    def __init__(self, row):
        self.id, self.organisatie_id, self.since = row.id, row.organisatie_id, row.linked_at
        self.name = name_of(row.name, current_app.config["DEMO"])
        self.token = text_of(keyed_hash("openid link", str(row.id))[:16])


def page(form: EmptyForm, status: int = 200):
    return render_page(
        "openid/own.html",
        status=status,
        form=form,
        links=[{"name": row.name, "since": row.since, "token": row.token} for row in shown_links()],
        gone=request.args.get("nu") == "los" and not form.is_submitted(),
    )
