"""A colleague lost what they sign in with: their second factor begins anew, and they make one when they sign in."""

from flask import g, redirect, url_for

from portal.core import once
from portal.core.db import db
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.desk.actions.people import begin_factor_anew
from portal.desk.queries.people import Colleague, is_only_here
from portal.desk.views import bp
from portal.desk.views.person import changeable
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P

# Why not is nobody's business at this desk: somebody may be a client elsewhere.
NOT_HERE = (
    "Bij dit account kan dat niet aan uw bureau. Nodig uw collega opnieuw uit, met een ander e-mailadres. "
    "Draag daarna het werk over en beëindig de oude toegang."
)


@bp.route("/mensen/<token:mens>/tweede-stap", methods=["GET", "POST"], endpoint="factor")
@requires(P.PEOPLE_FACTOR)
def begin_anew(organisatie, mens):
    row, form = changeable(organisatie, mens), EmptyForm()
    if not form.is_submitted():
        return page(organisatie, row, form, 200)
    if not form.validate():
        return page(organisatie, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if not row.works or not is_only_here(row.id):
        db.session.rollback()
        form.form_errors.append(NOT_HERE)
        return page(organisatie, row, form, 422)
    begin_factor_anew(row.id, g.actor.id)
    return done(form, url_for("desk.person", organisatie=organisatie, mens=mens, nu="opnieuw"))


def page(organisatie: OpenOrganisatie, row: Colleague, form: EmptyForm, status: int):
    return render_page(
        "desk/factor.html",
        status=status,
        form=form,
        name=row.name,
        works=row.works,
        back_url=url_for("desk.person", organisatie=organisatie, mens=row.token),
        people_url=url_for("desk.people", organisatie=organisatie),
    )
