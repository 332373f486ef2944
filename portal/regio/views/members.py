"""The organisaties of one regio: those that are there, the gemeenten that we know, and any other."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import today
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.organisatie.models import Soort, Taak
from portal.organisatie.words import SOORT_IN_WORDS
from portal.policy.conditions import TAAK_IN_WORDS
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.regio import actions, known, queries
from portal.regio.forms import GemeentenForm, OrganisatieForm
from portal.regio.views import bp, first
from portal.regio.views.listed import finish

# What every gemeente does for its inhabitants by law: Participatiewet art. 7, Wmo 2015 art. 2.1.1, Wgs art. 2.
OF_A_GEMEENTE = [Taak.PARTICIPATIEWET, Taak.WMO, Taak.SCHULDHULP]


@bp.get("/beheer/regio/<slug>/")
@requires(P.REGIO_MANAGE)
def show(slug):
    return page(queries.regio(slug) or abort(404))


@bp.post("/beheer/regio/<slug>/gemeenten")
@requires(P.REGIO_MANAGE)
def add_gemeenten(slug):
    regio = queries.regio(slug) or abort(404)
    form = GemeentenForm()
    form.offer(not_there(regio, queries.members(regio)))
    if not form.validate():
        return page(regio, gemeenten=form)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        for name in form.gemeenten.data:
            actions.add_organisatie(regio.id, Soort.GEMEENTE, f"Gemeente {name}", OF_A_GEMEENTE)
    except actions.AlreadyThere:
        form.gemeenten.errors = ["Een van deze gemeenten staat er al. Kijk in de lijst hierboven."]
        return page(regio, gemeenten=form)
    return finish(form, url_for("regio.show", slug=slug))


@bp.post("/beheer/regio/<slug>/organisatie")
@requires(P.REGIO_MANAGE)
def add(slug):
    regio = queries.regio(slug) or abort(404)
    form = OrganisatieForm()
    if not form.validate():
        return page(regio, form=form)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.add_organisatie(regio.id, *form.entered())
    except actions.AlreadyThere:
        form.name.errors = ["Een organisatie met deze naam staat er al in deze regio."]
        return page(regio, form=form)
    return finish(form, url_for("regio.show", slug=slug))


@bp.route("/beheer/regio/<slug>/weg/<token:lid>", methods=["GET", "POST"])
@requires(P.REGIO_MANAGE)
def remove(slug, lid):
    regio = queries.regio(slug) or abort(404)
    row = next((each for each in queries.members(regio) if each.token == lid), None)
    if row is None:
        return redirect(url_for("regio.show", slug=slug)) if request.method == "POST" else abort(404)
    form, in_use = EmptyForm(), not row.empty
    if form.is_submitted() and form.validate():
        try:
            actions.remove_organisatie(row.id)
        except actions.InUse:
            in_use = True
        else:
            commit()
            return redirect(url_for("regio.show", slug=slug))
    return render_page(
        "regio/remove.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        regio=regio,
        name=row.name,
        in_use=in_use,
    )


def not_there(regio: queries.Regio, rows: list[queries.Member]) -> list[str]:
    there = {row.name.casefold() for row in rows}
    names = known.gemeenten(regio.slug, today())
    return [name for name in names if f"gemeente {name}".casefold() not in there]


def page(regio: queries.Regio, gemeenten=None, form=None):
    rows = queries.members(regio)
    left = not_there(regio, rows)
    status = 422 if gemeenten or form else 200
    if gemeenten is None:
        gemeenten = GemeentenForm(formdata=None, gemeenten=left)
    gemeenten.offer(left)
    return render_page(
        "regio/show.html",
        status=status,
        regio=regio,
        centrum=next((each.centrum for each in known.every_regio() if each.slug == regio.slug), None),
        rows=[
            {
                "name": row.name,
                "soort": SOORT_IN_WORDS[row.soort],
                "taken": ", ".join(TAAK_IN_WORDS[taak] for taak in row.taken),
                "asked_until": row.asked_until,
                "alone": row.letting_in == 1,
                "first_url": url_for("regio.first", slug=regio.slug, lid=row.token)
                if not row.lets_in and first.possible(row.soort)
                else None,
                "remove_url": url_for("regio.remove", slug=regio.slug, lid=row.token) if row.empty else None,
            }
            for row in rows
        ],
        left=left,
        gemeenten=gemeenten,
        form=form or OrganisatieForm(formdata=None),
    )
