"""Who decides for the client sees what is open where they decide, and opens or closes it."""

from datetime import datetime

from flask import abort, g, redirect, request, url_for

from portal.casus.models import Onderwerp
from portal.core import once
from portal.core.page import render_page
from portal.core.shown import mark_of
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.toestemming import actions as toestemming
from portal.toestemming import chain, queries, told
from portal.toestemming.cells import label
from portal.toestemming.models import BETROKKENEN
from portal.toestemming.terms import lasts
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.forms import NamensForm
from portal.vertegenwoordiger.overruled import closed_before
from portal.vertegenwoordiger.queries import Receiver, receivers
from portal.vertegenwoordiger.views import bp

BEFORE = "Dit stond eerder open, of de cliënt wilde het niet. Alleen de cliënt kan het openen."
SIGNED = "Iemand van deze organisatie zag uw bewijs. Daarom kan alleen de cliënt dit openen."
UNKNOWN = "Eerst moet bekend zijn wie de cliënt is: met DigiD, of aan een balie."


@bp.get("/namens")
@requires(P.NAMENS_CHANGE)
def show(casus):
    standing = queries.standing(casus)
    return render_page(
        "vertegenwoordiger/namens.html",
        name=casus.naam,
        said=request.args.get("nu") in {"open", "dicht"},
        parties=[
            {
                "name": each.name,
                "cells": [
                    {
                        "label": label(onderwerp),
                        "until": standing.get((str(onderwerp), each.partij_id)),
                        "url": url_for(
                            "vertegenwoordiger.one", casus=casus, partij=each.token, onderwerp=str(onderwerp)
                        ),
                    }
                    for onderwerp in each.onderwerpen
                ],
            }
            for each in receivers(casus)
            if each.onderwerpen
        ],
    )


@bp.route("/namens/<token:partij>/<onderwerp>", methods=["GET", "POST"])
@requires(P.NAMENS_CHANGE)
def one(casus, partij, onderwerp):
    if request.method == "POST":
        chain.lock(casus.id)  # from here to the commit nothing opens or closes
    to = next((each for each in receivers(casus) if each.token == partij), None) or abort(404)
    if onderwerp not in {str(each) for each in to.onderwerpen}:
        abort(404)
    cell = Onderwerp(onderwerp)
    until = queries.standing(casus).get((onderwerp, to.partij_id))
    mark = mark_of(until)
    form = NamensForm(version=mark)
    why_not = why_shut(casus, to, cell) if until is None else None
    if request.method != "POST" or why_not:
        return page(casus, to, cell, form, until, 409 if request.method == "POST" else 200, why_not)
    does = "open" if until is None else "dicht"
    if not (form.validate() and form.chose(request.form.get("doe"), "open", "dicht")):
        return page(casus, to, cell, form, until, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if form.moved(mark) or request.form.get("doe") != does:
        return page(casus, to, cell, NamensForm(formdata=None, version=mark), until, 409)
    keep_words(to, cell, form, until)
    try:
        change(casus, to, cell, form, until)
    except (actions.NotTheirs, toestemming.NoGround, toestemming.NotTakingPart):
        abort(409)
    tell(casus.id, Kind.REPRESENTED, BETROKKENEN)
    return done(form, url_for("vertegenwoordiger.show", casus=casus, nu=does))


def why_shut(casus: OpenCasus, to: Receiver, cell: Onderwerp) -> str | None:
    """Why it is not theirs to open; None: it is."""
    if closed_before(casus.id, to.partij_id, cell):
        return BEFORE
    if P.NAMENS_OPEN not in casus.may:
        return UNKNOWN
    return None if cell in to.opens else SIGNED


def change(casus: OpenCasus, to: Receiver, cell: Onderwerp, form: NamensForm, until: datetime | None) -> None:
    if until is None:
        actions.open_for_client(g.actor, casus.id, to.partij_id, cell, lasts(form.until.data))
    else:
        actions.close_for_client(g.actor, casus.id, to.partij_id, cell)


def keep_words(to: Receiver, cell: Onderwerp, form: NamensForm, until: datetime | None) -> None:
    told.note(
        "vertegenwoordiger/one.html",
        {"partij": to.name, "wat": label(cell)},
        name="{naam}",
        partij="{partij}",
        label="{wat}",
        opening=until is None,
        until=None,
        changed=False,
        why_not=None,
        form=form,
        back_url="",
    )


def page(
    casus: OpenCasus,
    to: Receiver,
    cell: Onderwerp,
    form: NamensForm,
    until: datetime | None,
    status: int = 200,
    why_not: str | None = None,
):
    return render_page(
        "vertegenwoordiger/one.html",
        status=status,
        name=casus.naam,
        partij=to.name,
        label=label(cell),
        opening=until is None,
        until=until,
        changed=status == 409,
        why_not=why_not,
        form=form,
        back_url=url_for("vertegenwoordiger.show", casus=casus),
    )
