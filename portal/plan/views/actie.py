"""An actie: agreed with by the client, done by its owner, changed by who the table says."""

from flask import abort, g, redirect, request, url_for

from portal.bestand.page import attached
from portal.bestand.queries import with_actie
from portal.casus.models import Onderwerp
from portal.core import once
from portal.core.formats import dag_van, today
from portal.core.forms import options
from portal.core.page import render_page
from portal.hulpvraag.queries import first_words
from portal.kluis.keyring import CLIENT
from portal.plan import actions, owners
from portal.plan.forms import AnswerForm, ChangeForm
from portal.plan.glance import line
from portal.plan.models import ENDED, Actiestand
from portal.plan.queries.acties import ActieRow, actie
from portal.plan.queries.doelen import doelen
from portal.plan.quotes import quotes
from portal.plan.tells import tell_answered, tell_asked_again, tell_changed, tell_given
from portal.plan.views import bp
from portal.plan.views.done import done
from portal.plan.words import FIRST_A_YES, STAND, days_late
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader, readers
from portal.policy.sees import sees
from portal.toestemming.written import marked


@bp.route("/actie/<token:actie>", methods=["GET", "POST"], endpoint="show")
@requires(P.PLAN_READ)
def change(casus, actie):
    """What it is and how it stands; who may change it gets the form."""
    row, everybody = found(casus, actie), readers(casus)
    able = owners.keeping(owners.choices(casus, everybody, row.partij_id), row)
    form = change_form(row, able)
    if not form.is_submitted():
        return page(casus, row, everybody, form)
    if not row.may_update:
        abort(404)
    if not form.validate():
        return page(casus, row, everybody, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    owner, before = owners.find(able, form.owner.data), (row.owner_id, row.owner_partij_id)
    try:
        changed = actions.change_actie(
            row.id,
            form.version.data,
            stand=Actiestand(form.stand.data),
            due=form.due.data,
            owner=(owner.owner_id, owner.partij_id),
            reason=form.reason.data if form.reason.data.strip() else "",
            partij_id=g.actor.partij_id,
        )
    except actions.Moved:
        return both(casus, found(casus, actie), able, form)
    if (changed.owner_id, changed.owner_partij_id) != before:
        tell_given(changed)
        if changed.client_says is not row.client_says:
            tell_asked_again(changed)
    tell_changed(changed, row, casus.client_id)
    return done(casus, form, "acties")


def found(casus: OpenCasus, token: bytes) -> ActieRow:
    return actie(casus, token) or abort(404)


def change_form(row: ActieRow, able: list[owners.Owner], **kwargs) -> ChangeForm:
    form = ChangeForm(
        version=row.version,
        stand=str(row.stand),
        owner=owners.value_of(able, row.owner_id, row.owner_partij_id),
        due=row.due,
        reason=str(row.reason or ""),
        **kwargs,
    )
    form.may_wait = g.actor.partij_id is None
    form.owner.choices = options((owner.value, owner.label) for owner in able)
    old = form.is_submitted() and form.version.data != row.version  # then both texts stand beside each other
    can = list(Actiestand) if old else actions.possible(row.client_says, row.stand, g.actor.partij_id is None)
    form.stand.choices = options((str(stand), STAND[stand]) for stand in can)
    form.stand.validate_choice = False  # said with the reason, in validate_stand
    form.first_a_yes = FIRST_A_YES[row.client_says] if len(can) < len(STAND) else ""
    return form


def page(casus: OpenCasus, row: ActieRow, everybody: list[Reader], form, status: int = 200):
    quote = dict(quotes(casus)).get(str(row.vraag))
    doel = next((each for each in doelen(casus) if each.id == row.doel_id), None)
    return render_page(
        "plan/actie.html",
        status=status,
        form=form,
        answer_form=AnswerForm(version=row.version, formdata=None),
        line=line(row, today()),
        writer={"name": row.writer, "shape": row.writer_shape} if row.writer != row.owner else None,
        nobody=row.nobody and row.stand not in ENDED,
        late=row.mine and days_late(row.due, row.stand, today()) > 0,
        reason=row.reason if row.stand is Actiestand.STOPPED else None,
        quote=quote.strip("‘’") if quote else None,
        doel=first_words(str(doel.tekst)) if doel else None,
        may_update=row.may_update,
        may_answer=row.may_answer and row.stand not in ENDED,
        said=str(row.client_says),
        changed=status == 409,
        bestanden_hier=attached(casus, with_actie(casus, row.id)),
        add_url=url_for("bestand.to_actie", casus=casus, actie=row.token)
        if P.PLAN_WRITE in casus.may
        else None,
        answer_url=url_for("plan.answer", casus=casus, actie=row.token),
        readers=sees(everybody, casus, "plan", row.partij_id),
        reason_readers=sees(everybody, casus, "plan", g.actor.partij_id or CLIENT),
        unconfirmed=marked(casus, Onderwerp.PLAN),
        name=casus.naam,
        is_mine=P.ACTIE_AGREE in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )


def both(casus: OpenCasus, row: ActieRow, able: list[owners.Owner], form: ChangeForm):
    """What was typed stands beside what somebody else made of it; nothing is lost, the next press decides."""
    fresh = change_form(row, owners.keeping(able, row), formdata=None)
    form.version.data, form.request_id.data = row.version, fresh.request_id.data
    typed, form.stand.choices = in_words(form), fresh.stand.choices
    return render_page(
        "plan/conflict.html",
        status=409,
        form=form,
        mine=typed,
        other=in_words(fresh),
        when=row.changed_at,
        action=url_for("plan.show", casus=casus, actie=row.token),
        name=casus.naam,
        is_mine=P.ACTIE_AGREE in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )


def in_words(form: ChangeForm) -> list[tuple[str, str]]:
    stand, owner = ({option.value: option.label for option in f.choices} for f in (form.stand, form.owner))
    return [
        (form.stand.label.text, stand.get(form.stand.data, "")),
        (form.owner.label.text, owner.get(form.owner.data, "")),
        (form.due.label.text, dag_van(form.due.data, today()) if form.due.data else ""),
        (form.reason.label.text, form.reason.data),
    ]


@bp.post("/actie/<token:actie>/antwoord")
@requires(P.ACTIE_AGREE)
def answer(casus, actie):
    """Yes and no cost the same, and the client may come back on either while the actie goes on."""
    row = found(casus, actie)
    if not row.may_answer:
        abort(404)
    form, said = AnswerForm(), {"ja": True, "nee": False}.get(request.form.get("doe"))
    if said is None or not form.validate():
        return answer_page(casus, row, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        answered = actions.answer_actie(row.id, form.version.data, said)
    except actions.Moved:
        return answer_page(casus, found(casus, actie), 409)
    tell_answered(answered)
    return done(casus, form, "acties")


def answer_page(casus: OpenCasus, row: ActieRow, status: int):
    everybody = readers(casus)
    able = owners.keeping(owners.choices(casus, everybody, row.partij_id), row)
    return page(casus, row, everybody, change_form(row, able, formdata=None), status)
