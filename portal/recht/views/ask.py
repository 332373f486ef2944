"""The client asks an organisatie for one of their rights, in their own words."""

from flask import g, redirect, request, url_for

from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.policy.enforcement import done
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.recht import actions
from portal.recht.forms import AskForm
from portal.recht.models import Recht
from portal.recht.queries.own import organisaties
from portal.recht.tells import tell_asked
from portal.recht.views import bp


@bp.route("/vraag", methods=["GET", "POST"])
@requires(P.RECHT_ASK)
def ask(casus):
    found = {text_of(row.token): row for row in organisaties(casus)}
    wanted = request.args.get("recht", "")
    form = AskForm(recht=wanted if wanted in set(Recht) else None)
    form.organisatie.choices = options(
        [("", "Kies een organisatie"), *((value, row.name) for value, row in found.items())]
    )
    if not form.is_submitted() or not form.validate():
        return render_page(
            "recht/ask.html",
            status=422 if form.is_submitted() else 200,
            form=form,
            any=bool(found),
            naam=casus.naam or None,
            list_url=url_for("recht.listed", casus=casus),
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    row = actions.ask(
        casus.id,
        found[form.organisatie.data].id,
        Recht(form.recht.data),
        form.asks.data,
        str(casus.naam) if form.with_naam.data and casus.naam else None,
        form.contact.data,
    )
    tell_asked(row)
    return done(form, url_for("recht.listed", casus=casus, nu="gevraagd"))
