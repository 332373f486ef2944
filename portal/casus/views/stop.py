"""Somebody of the team stops: each of their acties goes to somebody else, and the client gets a line."""

from flask import abort, g, redirect, url_for

from portal.casus import actions
from portal.casus.forms import ReadForm, handing_over
from portal.casus.models import Overdracht
from portal.casus.queries import stopped as queries
from portal.casus.views import bp
from portal.core import once
from portal.core.forms import new_request_id, options
from portal.core.page import render_page
from portal.core.shown import mark_of
from portal.core.tokens import text_of
from portal.desk.numbers import casusnummer
from portal.notice.models import Kind
from portal.plan import owners
from portal.plan.glance import goes_on
from portal.plan.queries.acties import ActieRow, acties
from portal.plan.tells import tell_handed
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader, readers
from portal.team.queries.office import bound_to_secrecy
from portal.team.queries.onderdelen import choices
from portal.team.tells import tell_came_or_went

ACTIE = "actie-"


@bp.route("/casus/<token:casus>/stoppen", methods=["GET", "POST"])
@requires(P.TEAM_LEAVE)
def stop(casus):
    """Without a new owner for each actie, and a line, it does not go on."""
    last = actions.is_last(casus.id, g.actor.id, g.actor.partij_id)
    rows, everybody = owned(casus, last), readers(casus)
    able = {row.token: others(casus, everybody, row, last) for row in rows}
    mark = mark_of(last, sorted(text_of(row.token) for row in rows))
    form = form_of(rows, able, mark)
    if not form.is_submitted() or not form.validate():
        return page(casus, form, rows, last, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if form.moved(mark):
        form.request_id.data = new_request_id()
        return page(casus, form, rows, last, 409)
    given = {row.id: owners.find(able[row.token], form[field_of(row)].data) for row in rows}
    overdracht, handed = actions.stop(
        casus.id,
        g.actor.id,
        g.actor.partij_id,
        form.line.data,
        {actie: (owner.owner_id, owner.partij_id) for actie, owner in given.items()},
    )
    tell_came_or_went(casus.id, Kind.LEFT, bound_to_secrecy(g.actor.id), overdracht.token)
    for actie in handed:
        tell_handed(actie)
    return done(form, url_for("casus.mine", nu="gestopt"))


def owned(casus: OpenCasus, last: bool) -> list[ActieRow]:
    """What this person does and may read; of the last of a partij also what that partij does."""
    return [
        row
        for row in acties(casus)
        if goes_on(row) and (row.mine or (last and row.owner_partij_id == g.actor.partij_id))
    ]


def others(casus: OpenCasus, everybody: list[Reader], row: ActieRow, last: bool) -> list[owners.Owner]:
    return [
        owner
        for owner in owners.choices(casus, everybody, row.partij_id)
        if owner.owner_id != g.actor.id and not (last and owner.partij_id == g.actor.partij_id)
    ]


def field_of(row: ActieRow) -> str:
    return f"{ACTIE}{text_of(row.token)}"


def form_of(rows: list[ActieRow], able: dict[bytes, list[owners.Owner]], mark: str):
    return handing_over(
        {
            field_of(row): (
                str(row.tekst),
                options([("", "Kies wie dit overneemt"), *((o.value, o.label) for o in able[row.token])]),
            )
            for row in rows
        }
    )(version=mark)


def called(organisatie: bytes | None, casus: bytes) -> str | None:
    """How their sleutelpersoon knows this casus, to talk about handing it over without a name."""
    return casusnummer(organisatie, casus).text if organisatie else None


def page(casus: OpenCasus, form, rows: list[ActieRow], last: bool, status: int):
    return render_page(
        "casus/stop.html",
        status=status,
        changed=status == 409,
        form=form,
        handed=[form[field_of(row)] for row in rows],
        name=casus.naam,
        partij=queries.partij_name(g.actor.partij_id),
        person=g.actor.work_name,
        last=last,
        number=called(g.actor.organisatie_token, casus.token),
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.route("/casus/<token:casus>/gestopt/<token:overdracht>", methods=["GET", "POST"])
@requires(P.OVERDRACHT_READ)
def stopped(casus, overdracht):
    """The client reads who stopped and what they wrote."""
    row = found(casus, overdracht)
    form = ReadForm(version=row.version)
    if not form.is_submitted() or not form.validate():
        return stopped_page(casus, row, form, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.note_read(row.id, form.version.data)
    except actions.Moved:
        row = found(casus, overdracht)
        return stopped_page(casus, row, ReadForm(formdata=None, version=row.version), 409)
    return done(form, url_for("casus.team", casus=casus))


def found(casus: OpenCasus, token: bytes) -> queries.OverdrachtRow:
    return next(iter(queries.overdrachten(casus, Overdracht.token == token)), None) or abort(404)


def stopped_page(casus: OpenCasus, row: queries.OverdrachtRow, form: ReadForm, status: int):
    able = choices(casus) if row.last else []
    onderdeel = next((each.value for each in able if each.id == row.onderdeel_id), None)
    return render_page(
        "casus/stopped.html",
        status=status,
        form=form,
        row=row,
        ask_url=url_for("team.propose", casus=casus, wie=onderdeel) if onderdeel else None,
        team_url=url_for("casus.team", casus=casus),
        plan_url=url_for("casus.show", casus=casus, _anchor="acties"),
        casus_url=url_for("casus.show", casus=casus),
    )
