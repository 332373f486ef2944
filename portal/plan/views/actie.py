"""An actie: proposed as an answer to a part of the hulpvraag, agreed with by the client, done by its owner."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import today
from portal.core.forms import new_request_id, options
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import answers, first_words
from portal.kluis.keyring import CLIENT
from portal.plan import actions, owners, queries
from portal.plan.forms import ActieForm, AnswerForm, ChangeForm
from portal.plan.glance import line
from portal.plan.models import Actiestand, ClientSays
from portal.plan.queries import ActieRow
from portal.plan.views import bp
from portal.plan.views.doel import done
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees


@bp.route("/actie", methods=["GET", "POST"])
@requires(P.PLAN_WRITE)
def propose_actie(casus):
    writer = g.actor.partij_id or CLIENT
    everybody = readers(casus)
    able = owners.choices(casus, everybody, writer)
    form = ActieForm(vraag=request.args.get("vraag", ""))
    form.owner.choices = options((owner.value, owner.label) for owner in able)
    form.vraag.choices = options([("", "Geen bepaald deel"), *quotes(casus)])
    form.doel.choices = options([("", "Geen bepaald doel"), *doel_choices(casus)])
    if not form.is_submitted() or not form.validate():
        return render_page(
            "plan/actie_new.html",
            status=422 if form.is_submitted() else 200,
            form=form,
            name=casus.naam,
            readers=sees(everybody, casus, "plan", writer),
            is_mine=P.ACTIE_AGREE in casus.may,
            casus_url=url_for("casus.show", casus=casus),
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    owner = owners.find(able, form.owner.data)
    actions.propose_actie(
        casus.id,
        g.actor.id,
        g.actor.partij_id,
        form.tekst.data.strip(),
        owner=(owner.owner_id, owner.partij_id),
        due=form.due.data,
        vraag=Vraag(form.vraag.data) if form.vraag.data else None,
        doel_id=doel_id(casus, form.doel.data),
    )
    return done(casus, form, "acties")


def quotes(casus: OpenCasus) -> list[tuple[str, str]]:
    _, found = answers(casus)
    return [(str(a.vraag), f"‘{first_words(a.text)}’") for a in found if a.vraag is not Vraag.LEEFGEBIEDEN]


def doel_choices(casus: OpenCasus) -> list[tuple[str, str]]:
    return [(text_of(row.token), first_words(str(row.tekst))) for row in queries.doelen(casus)]


def doel_id(casus: OpenCasus, value: str) -> int | None:
    return next((row.id for row in queries.doelen(casus) if text_of(row.token) == value), None)


@bp.route("/actie/<token:actie>", methods=["GET", "POST"])
@requires(P.PLAN_READ)
def show(casus, actie):
    """What it is and how it stands; who may change it gets the form."""
    row = queries.actie(casus, actie) or abort(404)
    form = change_form(casus, row)
    if not form.is_submitted():
        return page(casus, row, form)
    if not row.may_update:
        abort(404)
    if not form.validate():
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    owner = owners.find(able_now(casus, row), form.owner.data)
    try:
        actions.change_actie(
            row.id,
            form.version.data,
            stand=Actiestand(form.stand.data),
            due=form.due.data,
            owner=(owner.owner_id, owner.partij_id),
            reason=(form.reason.data or "").strip(),
        )
    except actions.Moved:
        return both(casus, row, form)
    return done(casus, form, "acties")


def able_now(casus: OpenCasus, row: ActieRow) -> list[owners.Owner]:
    return owners.choices(casus, readers(casus), row.writer)


def change_form(casus: OpenCasus, row: ActieRow) -> ChangeForm:
    able = able_now(casus, row)
    now_value = owners.value_of(able, row.owner_id, row.owner_partij_id)
    form = ChangeForm(
        version=row.version, stand=str(row.stand), owner=now_value, due=row.due, reason=str(row.reason or "")
    )
    form.owner.choices = options((owner.value, owner.label) for owner in able)
    return form


def page(casus: OpenCasus, row: ActieRow, form: ChangeForm, status: int = 200):
    quote = dict(quotes(casus)).get(str(row.vraag))
    return render_page(
        "plan/actie.html",
        status=status,
        form=form,
        answer_form=AnswerForm(version=row.version, formdata=None),
        line=line(row, today()),
        reason=row.reason,
        quote=quote.strip("‘’") if quote else None,
        may_update=row.may_update,
        may_answer=P.ACTIE_AGREE in casus.may and row.client_says is ClientSays.PENDING,
        answer_url=url_for("plan.answer", casus=casus, actie=row.token),
        readers=sees(readers(casus), casus, "plan", row.writer),
        name=casus.naam,
        is_mine=P.ACTIE_AGREE in casus.may,
        casus_url=url_for("casus.show", casus=casus),
    )


def both(casus: OpenCasus, row: ActieRow, form: ChangeForm):
    """What was typed stands beside what somebody else made of it; nothing is lost, the next press decides."""
    fresh = change_form(casus, row)
    typed = [
        (field.label.text, chosen_words(field)) for field in (form.stand, form.owner, form.due, form.reason)
    ]
    theirs = [
        (field.label.text, words_of(field, fresh))
        for field in (fresh.stand, fresh.owner, fresh.due, fresh.reason)
    ]
    form.version.data, form.request_id.data = row.version, new_request_id()
    return render_page(
        "plan/conflict.html",
        status=409,
        form=form,
        mine=typed,
        other=theirs,
        when=row.changed_at,
        action=url_for("plan.show", casus=casus, actie=row.token),
        casus_url=url_for("casus.show", casus=casus),
    )


def chosen_words(field) -> str:
    if hasattr(field, "choices"):
        return next((option.label for option in field.choices if option.value == field.data), "")
    return str(field.data or "")


def words_of(field, _form) -> str:
    value = field.object_data
    if hasattr(field, "choices"):
        return next((option.label for option in field.choices if option.value == value), "")
    return str(value or "")


@bp.post("/actie/<token:actie>/antwoord")
@requires(P.ACTIE_AGREE)
def answer(casus, actie):
    row = queries.actie(casus, actie) or abort(404)
    form = AnswerForm()
    said = {"ja": True, "nee": False}.get(request.form.get("doe"))
    if said is None or not form.validate():
        return page(casus, row, change_form(casus, row), 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.answer_actie(row.id, form.version.data, said)
    except actions.Moved:
        return page(casus, row, change_form(casus, row), 409)
    go = once.keep(g.actor.id, form.request_id.data, url_for("casus.show", casus=casus, _anchor="acties"))
    commit()
    return redirect(go)
