"""A colleague goes away on a day that is known: access ends by itself then. Until that day it can be taken back."""

from flask import g, redirect, request, url_for

from portal.core import once
from portal.core.db import db
from portal.core.formats import dag_van, today
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.desk.actions import departures
from portal.desk.forms import DepartureForm
from portal.desk.queries.people import Colleague
from portal.desk.queries.work import work_of
from portal.desk.views import bp
from portal.desk.views.person import changeable
from portal.desk.words import work as in_words
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P

GOES, STAYS = "gaat", "blijft"
WHICH_DAY = "Kies een dag."


@bp.route("/mensen/<token:mens>/vertrek", methods=["GET", "POST"], endpoint="departure")
@requires(P.PEOPLE_CHANGE)
def departure(organisatie, mens):
    row = changeable(organisatie, mens)
    form, what = DepartureForm(version=row.version, day=row.leaves_on), request.form.get("doe")
    if not form.is_submitted():
        return page(organisatie, row, form, 200)
    valid = form.validate()
    if valid and (first := once.first_answer(g.actor.id, form.request_id.data)):
        return redirect(first)
    if valid and form.version.data != row.version:
        return moved(organisatie, mens)
    if form.errors or not form.chose(what, GOES, STAYS) or not complete(form, what):
        return page(organisatie, row, form, 422)
    try:
        if what == GOES:
            departures.announce(row.id, form.version.data, form.day.data, g.actor.id)
        else:
            departures.stay(row.id, form.version.data, g.actor.id)
    except Moved:
        return moved(organisatie, mens)
    return done(form, url_for("desk.person", organisatie=organisatie, mens=mens, nu=what))


def complete(form: DepartureForm, what: str) -> bool:
    if what == GOES and form.day.data is None:
        form.day.errors = [WHICH_DAY]
    return not form.day.errors


def moved(organisatie: OpenOrganisatie, mens: bytes):
    """How it is now; the day that was typed stays in its field."""
    db.session.rollback()
    row = changeable(organisatie, mens)
    form = DepartureForm(version=row.version)
    form.version.data = row.version
    return page(organisatie, row, form, 409)


def page(organisatie: OpenOrganisatie, row: Colleague, form: DepartureForm, status: int):
    work = work_of(organisatie, row.id)[row.id]
    return render_page(
        "desk/departure.html",
        status=status,
        form=form,
        changed=status == 409,
        name=row.name,
        comes_in=row.works or row.paused_at is not None,
        leaves_on=dag_van(row.leaves_on, today()) if row.leaves_on else None,
        work=in_words(len(work), sum(each.acties for each in work)) if work else None,
        work_url=url_for("desk.work", organisatie=organisatie, mens=row.token),
        back_url=url_for("desk.person", organisatie=organisatie, mens=row.token),
        people_url=url_for("desk.people", organisatie=organisatie),
    )
