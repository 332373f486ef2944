"""One partij as a whole: close all that it reads, let it go on, or open again what stood open last. One button each."""

from collections.abc import Iterable
from datetime import timedelta

from flask import abort, g, redirect, request, url_for

from portal.casus.queries.parties import PartijRow, parties
from portal.core import once
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.shown import mark_of
from portal.identity.page import shows_first
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.opening import may_open_to
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.toestemming import actions, chain, on_page_of, queries
from portal.toestemming.forms import TermForm
from portal.toestemming.grondslagen import ground
from portal.toestemming.partij import Key, in_words, standing_of
from portal.toestemming.views import bp
from portal.toestemming.written import with_mark

SAID = {"sluit": "partij-dicht", "open": "partij-open", "langer": "langer"}


@bp.route("/<token:partij>", methods=["GET", "POST"])
@requires(P.TOESTEMMING_CHANGE)
def one_partij(casus, partij):
    if request.method == "POST":
        chain.lock(casus.id)
    taking_part = parties(casus)
    row = next((each for each in taking_part if each.token == partij), None) or abort(404)
    standing = standing_of(row, taking_part, queries.standing(casus), queries.told(casus))
    standing = with_mark(casus, row.partij_id, standing)
    again = {} if standing else in_words(can_open(casus, row), taking_part)
    reading = [str(each.name) for each in readers(casus) if each.partij_id == row.partij_id]
    mark = mark_of(standing, sorted(again), reading)
    form = TermForm(version=mark)
    context = {"row": row, "standing": standing, "again": again, "reading": reading, "form": form}
    if request.method != "POST":
        return page(casus, **context)
    doe = request.form.get("doe")
    if doe not in buttons(standing, again) or not form.validate():
        return page(casus, **context, status=422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if form.moved(mark):
        form.request_id.data = new_request_id()
        return page(casus, **context, status=409)
    on_page_of.choosing_all(form, row, standing, again_words(again), reading)
    change(casus.id, row.partij_id, doe, again, form.lasts)
    go = url_for("toestemming.grid", casus=casus, nu=SAID[doe])
    once.keep(g.actor.id, form.request_id.data, go)
    commit()
    return redirect(go)


def buttons(standing: list, again: dict) -> set[str]:
    if standing:
        return {"sluit", "langer"}
    return {"open"} if again else set()


def change(casus_id: int, partij_id: int, doe: str, again: Iterable[Key], lasts: timedelta) -> None:
    """`again`: what opens, as new rows."""
    if doe == "sluit":
        actions.close_partij(casus_id, partij_id)
    elif doe == "langer":
        actions.renew_partij(casus_id, partij_id, lasts)
    else:
        for cell, about in again:
            actions.open_cell(casus_id, partij_id, cell, about, lasts)


def can_open(casus: OpenCasus, row: PartijRow) -> list[Key]:
    """As new rows, of what the partij still states a ground for; nothing while the client is to show who they are."""
    if not may_open_to(casus, row.taak):
        return []
    return [key for key in queries.last_open(casus, row.partij_id) if ground(row.taak, key[0])]


def again_words(again: dict[Key, str]) -> list[str]:
    """The answers to the vragen are one line."""
    return list(dict.fromkeys(again.values()))


def page(
    casus: OpenCasus,
    *,
    row: PartijRow,
    standing: list,
    again: dict,
    reading: list[str],
    form,
    status: int = 200,
):
    return render_page(
        "toestemming/partij.html",
        status=status,
        changed=status == 409,
        party={"shape": row.shape, "name": row.name, "naaste": row.is_naaste},
        standing=standing,
        again=again_words(again),
        names=reading,
        shows_first=None if standing or may_open_to(casus, row.taak) else shows_first(casus),
        form=form,
        share_url=url_for("hulpvraag.share", casus=casus),
        cancel_url=url_for("toestemming.grid", casus=casus),
    )
