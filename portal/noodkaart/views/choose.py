"""The client chooses, person by person, who may open the card in need."""

from flask import g, redirect, url_for

from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.core.versions import Moved
from portal.identity.page import shows_first
from portal.noodkaart import actions
from portal.noodkaart.forms import ChooseForm
from portal.noodkaart.queries.own import Card, Choice, card, choices
from portal.noodkaart.views import bp
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.opening import may_open_to
from portal.policy.permissions import Permission as P

SHOW_FIRST = "Laat eerst zien wie u bent. Uw keuze is nog niet bewaard. Wie voor een organisatie werkt, kan daarna pas."


@bp.route("/wie", methods=["GET", "POST"])
@requires(P.NOODKAART_CHOOSE)
def choose(casus):
    kept, people = card(casus), choices(casus)
    form = filled(casus, kept, people)
    if not form.is_submitted():
        return page(casus, form, people, 200)
    if not form.validate():
        return page(casus, form, people, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if any(text_of(each.token) in form.people.data and waits(casus, each) for each in people):
        form.people.errors = [SHOW_FIRST]
        return page(casus, form, people, 422)
    wanted = {each.lidmaatschap_id for each in people if text_of(each.token) in form.people.data}
    try:
        actions.choose(casus.id, form.version.data, form.naam.data, wanted)
    except Moved:
        form.version.data, form.request_id.data = kept.version, form.request_id.default()
        return page(casus, form, people, 409)
    return done(form, url_for("noodkaart.show", casus=casus, nu="gekozen"))


def waits(casus: OpenCasus, person: Choice) -> bool:
    """Whom the client chose before can stay so."""
    return not person.chosen and not may_open_to(casus, person.taak)


def filled(casus: OpenCasus, kept: Card, people: list[Choice]) -> ChooseForm:
    """Ticked is who may open it already, nobody else; the name is offered, and can be another."""
    form = ChooseForm(
        version=kept.version,
        naam=str(kept.naam or casus.naam),
        people=[text_of(each.token) for each in people if each.chosen],
    )
    form.people.choices = options((text_of(each.token), each.label) for each in people)
    return form


def page(casus: OpenCasus, form: ChooseForm, people: list[Choice], status: int):
    return render_page(
        "noodkaart/choose.html",
        status=status,
        form=form,
        people=people,
        chosen=[each.label for each in people if each.chosen],
        changed=status == 409,
        shows_first=shows_first(casus) if any(waits(casus, each) for each in people) else None,
        back_url=url_for("noodkaart.show", casus=casus),
    )
