"""An actie is proposed as an answer to a part of the hulpvraag, by the client as by the team."""

from flask import g, redirect, request, url_for

from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import first_words
from portal.kluis.keyring import CLIENT
from portal.plan import actions, owners
from portal.plan.forms import ActieForm
from portal.plan.queries.doelen import doelen
from portal.plan.quotes import quotes
from portal.plan.tells import tell_proposed
from portal.plan.views import bp
from portal.plan.views.done import done
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees


@bp.route("/actie", methods=["GET", "POST"])
@requires(P.PLAN_WRITE)
def propose_actie(casus):
    writer, everybody, steps = (
        g.actor.partij_id or CLIENT,
        readers(casus),
        [row for row in doelen(casus) if row.ended_at is None],
    )
    able = owners.choices(casus, everybody, writer)
    form = ActieForm(vraag=request.args.get("vraag", ""))
    form.offer_days(may_wait=P.ACTIE_AGREE in casus.may)
    form.owner.choices = options((owner.value, owner.label) for owner in able)
    form.vraag.choices = options([("", "Geen bepaald deel"), *quotes(casus)])
    form.doel.choices = options(
        [("", "Geen bepaald doel"), *((text_of(row.token), first_words(str(row.tekst))) for row in steps)]
    )
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
    row = actions.propose_actie(
        casus.id,
        g.actor.id,
        g.actor.partij_id,
        form.tekst.data,
        owner=(owner.owner_id, owner.partij_id),
        due=form.day,
        vraag=Vraag(form.vraag.data) if form.vraag.data else None,
        doel_id=next((row.id for row in steps if text_of(row.token) == form.doel.data), None),
    )
    tell_proposed(row)
    return done(casus, form, "acties")
