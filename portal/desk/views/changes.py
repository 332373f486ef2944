"""A change of sleutelpersoon that waits: another person confirms or refuses it, who proposed it may take it back."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.db import db
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.desk.actions import changes
from portal.desk.forms import Buttons
from portal.desk.models import ChangeKind
from portal.desk.queries import changes as queries
from portal.desk.queries.people import is_only_at_office
from portal.desk.views import bp
from portal.desk.views.person import NOT_HERE, THE_LAST
from portal.desk.words import STAND
from portal.desk.words import changes as in_words
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P
from portal.policy.table import ever

CONFIRM, REFUSE, BACK = "bevestig", "wijs-af", "terug"


@bp.route("/sleutelpersoon/<token:change>", methods=["GET", "POST"], endpoint="change")
@requires(P.SLEUTELPERSOON_CONFIRM)
def decide(organisatie, change):
    row = found(organisatie, change)
    form = Buttons(version=row.version)
    if not form.is_submitted():
        return page(organisatie, row, form, 200)
    what = request.form.get("doe")
    if form.validate() and form.version.data != row.version:
        return page(organisatie, row, Buttons(formdata=None, version=row.version), 409)
    if form.errors or not form.chose(what, *able(row)):
        return page(organisatie, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if what == CONFIRM and row.kind is ChangeKind.FACTOR and not is_only_at_office(row.lidmaatschap_id):
        form.form_errors.append(NOT_HERE)
        return page(organisatie, row, form, 422)
    act = {CONFIRM: changes.confirm, REFUSE: changes.refuse, BACK: changes.take_back}[what]
    try:
        act(row.id, form.version.data, g.actor.id)
    except Moved:
        db.session.rollback()
        row = found(organisatie, change)
        return page(organisatie, row, Buttons(formdata=None, version=row.version), 409)
    except changes.TheLast:
        db.session.rollback()
        form.form_errors.append(THE_LAST)
        return page(organisatie, row, form, 422)
    return done(form, onward(what))


def onward(what: str) -> str:
    """A beheerder has no desk to go back to."""
    if g.actor.role not in ever(P.PEOPLE_READ):
        return url_for("start.home")
    said = {CONFIRM: "bevestigd", REFUSE: "afgewezen", BACK: "afgewezen"}.get(what)
    return url_for("desk.people", organisatie=g.actor.organisatie_token, nu=said)


def found(organisatie: OpenOrganisatie, token: bytes) -> queries.ChangeRow:
    return queries.change(organisatie, token) or abort(404)


def able(row: queries.ChangeRow) -> list[str]:
    """Nobody confirms what they proposed, or what is about themselves."""
    if not row.waits:
        return []
    own = [BACK] if row.proposed_by_id == g.actor.id else []
    return [CONFIRM, REFUSE] if row.may_confirm else own


def page(organisatie: OpenOrganisatie, row: queries.ChangeRow, form: Buttons, status: int):
    return render_page(
        "desk/change.html",
        status=status,
        form=form,
        changed=status == 409,
        heading=f"{row.about} {in_words(row.kind, row.role)}",
        organisatie=row.organisatie,
        by=row.by,
        at=row.proposed_at,
        ends=row.ends_at,
        waits=row.waits,
        stand=STAND[row.stand],
        able=able(row),
        back_url=onward(""),
    )
