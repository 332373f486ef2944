"""The client asks somebody to think along about their words, and stops that again: one press each, no reason."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.policy.enforcement import done
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.suggestions import actions, tells
from portal.suggestions.forms import InviteForm
from portal.suggestions.queries.invites import invited_by
from portal.suggestions.views import bp
from portal.toestemming import on_page

DOES = {"vraag": actions.invite, "stop": actions.end_invite}


@bp.route("/meedenken/met/<token:partij>", methods=["GET", "POST"])
@requires(P.SUGGESTION_DECIDE)
def ask(casus, partij):
    person = invited_by(casus, partij) or abort(404)
    form, status = InviteForm(), 200
    if form.is_submitted():
        what = request.form.get("doe")
        if form.validate() and form.chose(what, *DOES):
            if first := once.first_answer(g.actor.id, form.request_id.data):
                return redirect(first)
            on_page.asking_along(form, str(person.name), invited=person.invited)
            DOES[what](casus.id, person.lidmaatschap_id)
            if what == "vraag" and not person.invited:
                tells.asked_along(casus.id, person.lidmaatschap_id)
            return done(form, url_for("hulpvraag.show", casus=casus, _anchor="meedenken"))
        status = 422
    return render_page(
        "suggestions/ask.html",
        status=status,
        form=form,
        person={"name": person.name, "shape": person.shape, "invited": person.invited},
        casus_url=url_for("casus.show", casus=casus),
        hulpvraag_url=url_for("hulpvraag.show", casus=casus),
    )
