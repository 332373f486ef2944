"""A professional asks the client for an onderwerp, with why and how long."""

from flask import g, redirect, request, url_for

from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.sees import with_client
from portal.policy.supposed import bounds
from portal.toestemming import asking, on_page_of, queries
from portal.toestemming.cells import GRID, label
from portal.toestemming.forms import AskForm
from portal.toestemming.grondslagen import ground
from portal.toestemming.kijkvraag import KIJKVRAAG
from portal.toestemming.views import bp

TOO_SOON = "Hier is kort geleden al om gevraagd. U kunt het na een maand opnieuw vragen."


@bp.route("/vragen", methods=["GET", "POST"])
@requires(P.TOESTEMMING_ASK)
def ask(casus):
    form = AskForm()
    form.onderwerp.choices = options((cell, label(cell)) for cell in to_ask_for(casus))
    if not form.is_submitted() or not form.validate():
        return page(casus, form, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    keep_the_page(casus)
    try:
        row = asking.ask(
            casus.id,
            g.actor.id,
            g.actor.partij_id,
            form.onderwerp.data,
            form.until.data,
            form.why.data,
        )
    except asking.AskedAlready:
        form.onderwerp.errors = [TOO_SOON]
        return page(casus, form, 422)
    tell(casus.id, Kind.ASKED_TO_OPEN, KIJKVRAAG, writer=g.actor.partij_id, about=row.token)
    return done(form, url_for("toestemming.ask", casus=casus, nu="gevraagd"))


def to_ask_for(casus: OpenCasus) -> list[str]:
    """What could be read for this taak and is not read now: the asker's own page shows as much."""
    possible = bounds(g.actor.role, g.actor.taak, casus.id) - set(casus.cells())
    return [cell for cell in GRID if cell in possible and ground(g.actor.taak, cell)]


def keep_the_page(casus: OpenCasus) -> None:
    """Without what was typed."""
    empty = AskForm(formdata=None)
    empty.onderwerp.choices = options([("", "{onderwerpen}")])
    on_page_of.asking(empty, [label(cell) for cell in to_ask_for(casus)], asked_before(casus))


def asked_before(casus: OpenCasus) -> list[dict]:
    return [{"label": label(onderwerp), "when": when} for onderwerp, when in queries.asked_by_own(casus)]


def page(casus: OpenCasus, form: AskForm, status: int):
    return render_page(
        "toestemming/ask.html",
        status=status,
        name=casus.naam,
        form=form,
        asked=asked_before(casus),
        done=request.args.get("nu") == "gevraagd",
        readers=with_client(casus),
        casus_url=url_for("casus.show", casus=casus),
    )
