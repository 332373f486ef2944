"""Who leaves: each casusnummer goes to a colleague of the same partij, and then the access ends."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.db import db
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.desk.actions import people
from portal.desk.actions import work as actions
from portal.desk.forms import NOBODY, WorkForm, handing_over
from portal.desk.queries.people import Colleague, colleague
from portal.desk.queries.work import Taker, Work, takers, work_of
from portal.desk.tells import tell_passed_on
from portal.desk.views import bp
from portal.desk.words import work as in_words
from portal.inzage.words import PASSED_ON
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P

CASUS = "casus-"
OVER, END = "over", "einde"
NOT_ALL = "Kies voor elke casus wie het overneemt. Daarna eindigt de toegang."
NONE_CHOSEN = "Kies bij minstens één casus wie het overneemt."


@bp.route("/mensen/<token:mens>/werk", methods=["GET", "POST"], endpoint="work")
@requires(P.WORK_HAND_OVER)
def hand_over(organisatie, mens):
    row = found(organisatie, mens)
    mine, able = work_of(organisatie, row.id)[row.id], takers(row)
    form = form_of(row, mine, able)
    if not form.is_submitted():
        return page(organisatie, row, form, mine, able, 200)
    what = request.form.get("doe")
    if form.validate() and form.version.data != row.version:
        return moved(organisatie, mens)
    if form.errors or not form.chose(what, OVER, END):
        return page(organisatie, row, form, mine, able, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    given = chosen(form, mine, able)
    if not complete(form, what, mine, given):
        db.session.rollback()
        return page(organisatie, row, form, mine, able, 422)
    try:
        pass_on(mine, given, row)
        if what == END:
            people.end_access(row.id, form.version.data, g.actor.id)
    except (Moved, people.StillAtWork):
        return moved(organisatie, mens)
    return done(form, url_for("desk.people", organisatie=organisatie, nu=what))


def found(organisatie: OpenOrganisatie, token: bytes) -> Colleague:
    row = colleague(organisatie, token)
    return row if row is not None and row.may_change else abort(404)


def form_of(row: Colleague, mine: list[Work], able: list[Taker], **kwargs) -> WorkForm:
    choices = [(each.value, each.label) for each in able]
    nobody = None if able else "Niemand van ons: de cliënt hoort dat"
    made = handing_over({f"{CASUS}{each.value}": each.number for each in mine}, choices, nobody)
    form = made(version=row.version, **kwargs)
    form.everything.choices = made.able
    return form


def chosen(form: WorkForm, mine: list[Work], able: list[Taker]) -> dict[str, int | None]:
    """casus -> who takes it over; None: nobody can. Those that were left for later are not in it."""
    ids = {each.value: each.id for each in able} | {NOBODY: None}
    said = {each.value: form[f"{CASUS}{each.value}"].data or form.everything.data for each in mine}
    return {value: ids[to] for value, to in said.items() if to}


def complete(form: WorkForm, what: str, mine: list[Work], given: dict) -> bool:
    if what == END and len(given) < len(mine):
        form.form_errors.append(NOT_ALL)
    elif what == OVER and not given:
        form.form_errors.append(NONE_CHOSEN)
    return not form.form_errors


def pass_on(mine: list[Work], given: dict[str, int | None], row: Colleague) -> None:
    """In the order of the casussen, so that two who do this at once wait for each other and never both."""
    for each in sorted((each for each in mine if each.value in given), key=lambda each: each.casus_id):
        overdracht, handed = actions.pass_on(
            each.casus_id, each.number, row.id, given[each.value], g.actor.id
        )
        tell_passed_on(overdracht, handed)
        note_touched(each.casus_id, each.seq, f"+{PASSED_ON}")


def moved(organisatie: OpenOrganisatie, mens: bytes):
    db.session.rollback()
    g.pop("touched", None)
    row = found(organisatie, mens)
    mine, able = work_of(organisatie, row.id)[row.id], takers(row)
    form = form_of(row, mine, able)
    form.version.data = row.version
    return page(organisatie, row, form, mine, able, 409)


def page(
    organisatie: OpenOrganisatie, row: Colleague, form, mine: list[Work], able: list[Taker], status: int
):
    return render_page(
        "desk/work.html",
        status=status,
        form=form,
        changed=status == 409,
        name=row.name,
        comes_in=row.works or row.paused_at is not None,
        one_person=row.is_one_person,
        onderdeel=row.onderdeel,
        total=in_words(len(mine), sum(each.acties for each in mine)),
        work=[{"acties": each.acties, "field": form[f"{CASUS}{each.value}"]} for each in mine],
        able=bool(able),
        back_url=url_for("desk.person", organisatie=organisatie, mens=row.token),
        people_url=url_for("desk.people", organisatie=organisatie),
    )
