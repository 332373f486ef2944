"""One colleague: as what they work, and the buttons that change whether they come in."""

from flask import abort, g, redirect, request, url_for

from portal.account.models import PAID, Lidmaatschap
from portal.core import once
from portal.core.db import db
from portal.core.formats import dag_van, today
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.desk.actions import changes, people
from portal.desk.forms import Buttons, ChangeForm
from portal.desk.models import ChangeKind
from portal.desk.queries.people import Colleague, colleague, is_only_at_office, open_places
from portal.desk.queries.work import work_of
from portal.desk.tells import tell_to_confirm
from portal.desk.views import bp
from portal.desk.words import access, placed, seen
from portal.organisatie.roles import CAN_BE_IPS
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P
from portal.review.actions import vouch

SAID = {
    "bewaard": "De wijziging is bewaard.",
    "terug": "Deze collega heeft weer toegang.",
    "uit": "Deze collega is overal uitgelogd.",
    "gaat": "De dag staat vast. De toegang eindigt dan vanzelf.",
    "blijft": "Deze collega gaat toch niet weg.",
    "opnieuw": "Deze collega maakt bij het inloggen een nieuwe tweede stap, en hoort dat per mail.",
}
FIRST_WORK = "Deze collega heeft nog werk. Draag dat eerst over. Daarna kunt u rol of onderdeel veranderen."
BACK, OUT = "terug", "uit"
THE_LAST = "Er is dan niemand meer die mensen binnenlaat. Maak eerst iemand anders sleutelpersoon."
NOT_HERE = "Bij dit account kan dat niet aan uw bureau. Vraag het aan wie de portal beheert."
ALREADY = "Dit is al voorgesteld, of het is al zo."
PROPOSALS = {str(kind): kind for kind in ChangeKind}


def found(organisatie: OpenOrganisatie, token: bytes) -> Colleague:
    return colleague(organisatie, token) or abort(404)


def form_of(row: Colleague, able: list, **kwargs) -> ChangeForm:
    now = next((p.value for p in able if (p.role, p.onderdeel_id) == (row.role, row.onderdeel_id)), "")
    form = ChangeForm(
        version=row.version,
        place=now,
        functie=row.functie,
        paid=PAID.get(row.paid, ""),
        ips=row.ips,
        **kwargs,
    )
    form.offers(able)
    return form


@bp.get("/mensen/<token:mens>", endpoint="person")
@requires(P.PEOPLE_READ)
def show(organisatie, mens):
    row = found(organisatie, mens)
    return page(organisatie, row, form_of(row, open_places(organisatie)), Buttons(version=row.version), 200)


@bp.post("/mensen/<token:mens>", endpoint="change_person")
@requires(P.PEOPLE_CHANGE)
def change(organisatie, mens):
    row = changeable(organisatie, mens)
    able = open_places(organisatie)
    form = form_of(row, able)
    if not form.validate():
        return page(organisatie, row, form, Buttons(formdata=None, version=row.version), 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        people.change(row.id, form.version.data, form.entered(able), g.actor.id)
    except Moved:
        return moved(organisatie, mens, able)
    except people.StillAtWork:
        db.session.rollback()
        form.place.errors = [FIRST_WORK]
        return page(organisatie, row, form, Buttons(formdata=None, version=row.version), 422)
    return done(form, url_for("desk.person", organisatie=organisatie, mens=mens, nu="bewaard"))


@bp.post("/mensen/<token:mens>/toegang", endpoint="access")
@requires(P.PEOPLE_CHANGE)
def come_in(organisatie, mens):
    row = changeable(organisatie, mens)
    form, what = Buttons(version=row.version), request.form.get("doe")
    if form.validate() and form.version.data != row.version:
        return moved(organisatie, mens, open_places(organisatie))
    if form.errors or not form.chose(what, BACK, OUT):
        return page(organisatie, row, form_of(row, open_places(organisatie), formdata=None), form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        if what == BACK:
            people.give_back(row.id, form.version.data, g.actor.id)
            vouch(row.id, g.actor.id)
        else:
            people.sign_out(row.id, g.actor.id)
    except Moved:
        return moved(organisatie, mens, open_places(organisatie))
    return done(form, url_for("desk.person", organisatie=organisatie, mens=mens, nu=what))


@bp.post("/mensen/<token:mens>/voorstel", endpoint="propose")
@requires(P.SLEUTELPERSOON_PROPOSE)
def propose(organisatie, mens):
    """Also about oneself: who wants to stop proposes it, and another confirms."""
    row = found(organisatie, mens)
    form, what = Buttons(version=row.version), request.form.get("doe")
    if form.validate() and form.version.data != row.version:
        return moved(organisatie, mens, open_places(organisatie))
    if form.errors or not form.chose(what, *proposals(row)):
        return page(organisatie, row, form_of(row, open_places(organisatie), formdata=None), form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    kind, person = PROPOSALS[what], db.session.get(Lidmaatschap, row.id)
    if kind is ChangeKind.FACTOR and not is_only_at_office(row.id):
        form.form_errors.append(NOT_HERE)
        return page(organisatie, row, form_of(row, open_places(organisatie), formdata=None), form, 422)
    try:
        about = changes.candidate(person) if kind is ChangeKind.MAKE else person
        made = changes.propose(kind, about, g.actor.id)
    except (changes.TheLast, changes.Already) as error:
        db.session.rollback()
        form.form_errors.append(THE_LAST if isinstance(error, changes.TheLast) else ALREADY)
        return page(organisatie, row, form_of(row, open_places(organisatie), formdata=None), form, 422)
    tell_to_confirm(made.lidmaatschap_id)
    return done(form, url_for("desk.people", organisatie=organisatie, nu="voorstel"))


def proposals(row: Colleague) -> list[str]:
    """What can be proposed about this colleague."""
    if not row.works:
        return []
    if not row.needs_two:
        return [ChangeKind.MAKE] if row.may_change else []
    return [ChangeKind.END, *([] if row.mine else [ChangeKind.FACTOR])]


def changeable(organisatie: OpenOrganisatie, token: bytes) -> Colleague:
    row = found(organisatie, token)
    return row if row.may_change else abort(404)


def moved(organisatie: OpenOrganisatie, mens: bytes, able: list):
    """How it is now; what was chosen stays in the fields."""
    db.session.rollback()
    row = found(organisatie, mens)
    form = form_of(row, able)
    form.version.data = row.version
    return page(organisatie, row, form, Buttons(formdata=None, version=row.version), 409)


def page(organisatie: OpenOrganisatie, row: Colleague, form: ChangeForm, buttons: Buttons, status: int):
    return render_page(
        "desk/person.html",
        status=status,
        form=form,
        buttons=buttons,
        changed=status == 409,
        said=SAID.get(request.args.get("nu", "")),
        row=row,
        place=placed(row.role, row.onderdeel),
        seen=seen(row.seen_on, today()),
        access=access(row.active, row.account_active, row.paused_at is not None, row.waits),
        can_be_ips=any(each.role in CAN_BE_IPS for each in form.places),
        proposals=[str(each) for each in proposals(row)],
        work=work_of(organisatie, row.id)[row.id],
        people_url=url_for("desk.people", organisatie=organisatie),
        change_url=url_for("desk.change_person", organisatie=organisatie, mens=row.token),
        access_url=url_for("desk.access", organisatie=organisatie, mens=row.token),
        propose_url=url_for("desk.propose", organisatie=organisatie, mens=row.token),
        leaves_on=dag_van(row.leaves_on, today()) if row.leaves_on else None,
        departure_url=url_for("desk.departure", organisatie=organisatie, mens=row.token),
        factor_url=url_for("desk.factor", organisatie=organisatie, mens=row.token),
        work_url=url_for("desk.work", organisatie=organisatie, mens=row.token),
    )
