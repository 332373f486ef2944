from flask import abort, g, redirect, request, url_for

from portal.account.words import writes_from_experience
from portal.casus.models import Onderwerp
from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.kluis.keyring import CLIENT
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees
from portal.policy.table import WRITES
from portal.tijdlijn import actions
from portal.tijdlijn.forms import BijdrageForm
from portal.tijdlijn.signals import Signal
from portal.tijdlijn.views import bp
from portal.tijdlijn.views.warned import doubts
from portal.toestemming.cells import label


@bp.route("/bijdrage", methods=["GET", "POST"])
@requires(P.CASUS_READ)
def write(casus):
    may_write = writable(casus) or abort(404)
    form = BijdrageForm()
    form.onderwerp.choices = options((onderwerp, label(onderwerp)) for onderwerp in may_write)
    if not form.is_submitted():
        return page(casus, form, may_write)
    if not form.validate():
        return page(casus, form, may_write, 422)
    if found := doubts(casus, form):
        return page(casus, form, may_write, 422, found)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    row = actions.contribute(
        casus.id, g.actor.id, g.actor.partij_id, Onderwerp(form.onderwerp.data), form.tekst.data
    )
    tell(casus.id, Kind.BIJDRAGE, str(row.onderwerp), writer=row.partij_id, about=row.token)
    there = url_for("casus.show", casus=casus, _anchor="tijdlijn")
    if request.form.get("doe") == "bestand":  # the text is safe before a file is chosen
        there = url_for("bestand.to_bijdrage", casus=casus, bijdrage=row.token)
    go = once.keep(g.actor.id, form.request_id.data, there)
    commit()
    return redirect(go)


def writable(casus: OpenCasus) -> list[Onderwerp]:
    """404 for who may write about nothing here: to them there is no such page."""
    return [onderwerp for onderwerp in Onderwerp if WRITES[str(onderwerp)] in casus.may]


def page(
    casus: OpenCasus,
    form: BijdrageForm,
    may_write: list[Onderwerp],
    status: int = 200,
    found: list[Signal] | None = None,
):
    everybody = readers(casus)
    writer = g.actor.partij_id or CLIENT
    return render_page(
        "tijdlijn/write.html",
        status=status,
        name=casus.naam,
        form=form,
        doubts=found,
        readers_of=[
            {"onderwerp_label": label(o), "readers": sees(everybody, casus, str(o), writer)}
            for o in may_write
        ],
        professional=P.CONCEPT_READ not in casus.may,
        experience=writes_from_experience(g.actor.role),
        casus_url=url_for("casus.show", casus=casus),
    )
