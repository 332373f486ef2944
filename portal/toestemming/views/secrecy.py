"""May who treats the client let another partij read what they write? A question of its own, beside the grid."""

from dataclasses import dataclass
from datetime import datetime

from flask import abort, g, redirect, request, url_for

from portal.casus.queries.parties import PartijRow, parties
from portal.core import once
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.shown import mark_of
from portal.core.tokens import token_of
from portal.identity.page import shows_first
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.opening import may_open_to
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader, readers
from portal.toestemming import chain, doorbreking, on_page_of, queries
from portal.toestemming.cells import GRID, LABELS
from portal.toestemming.forms import TermForm
from portal.toestemming.grondslagen import secrecy_basis
from portal.toestemming.views import bp


@dataclass(frozen=True)
class Between:
    """What `sender`, who treats the client, writes; toward `receiver`."""

    sender: PartijRow
    receiver: PartijRow

    @property
    def key(self) -> tuple[int, int]:
        return self.sender.partij_id, self.receiver.partij_id


def find(casus: OpenCasus, token: bytes) -> Between:
    by_token = {row.token: row for row in parties(casus)}
    receiver = by_token.get(token) or abort(404)
    try:
        sender = by_token.get(token_of(request.args.get("over", ""))) or abort(404)
    except ValueError:
        abort(404)
    if not sender.beroepsgeheim or sender is receiver:
        abort(404)
    return Between(sender, receiver)


DO = {
    "open": lambda casus_id, key, lasts: doorbreking.open_between(casus_id, *key, lasts),
    "langer": lambda casus_id, key, lasts: doorbreking.renew(casus_id, *key, lasts),
    "sluit": lambda casus_id, key, _: doorbreking.close(casus_id, *doorbreking.between(*key)),
}
SAID = {"open": "delen-ja", "langer": "langer", "sluit": "delen-nee"}


@bp.route("/<token:partij>/beroepsgeheim", methods=["GET", "POST"])
@requires(P.TOESTEMMING_CHANGE)
def secrecy(casus, partij):
    if request.method == "POST":
        chain.lock(casus.id)
    wanted = find(casus, partij)
    until = queries.broken(casus).get(wanted.key)
    reading = [each for each in readers(casus) if each.partij_id == wanted.receiver.partij_id]
    mark = mark_of(until, sorted(each.lidmaatschap_id for each in reading))
    form = TermForm(version=mark)
    waits = until is None and not may_open_to(casus, wanted.receiver.taak)
    if request.method != "POST" or waits:
        status = 422 if request.method == "POST" else 200
        return page(casus, wanted, form, until, reading, status, shows_first(casus) if waits else None)
    do = DO.get(request.form.get("doe"))
    if do is None or not form.validate():
        return page(casus, wanted, form, until, reading, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if form.moved(mark):
        form.request_id.data = new_request_id()
        return page(casus, wanted, form, until, reading, 409)
    on_page_of.choosing_to_share(form, wanted.receiver, shown(casus, wanted, until, reading))
    do(casus.id, wanted.key, form.lasts)
    go = url_for("toestemming.grid", casus=casus, nu=SAID[request.form["doe"]])
    once.keep(g.actor.id, form.request_id.data, go)
    commit()
    return redirect(go)


def shown(casus: OpenCasus, wanted: Between, until: datetime | None, reading: list[Reader]) -> dict:
    sender, receiver = wanted.sender, wanted.receiver
    open_cells = [cell for cell in GRID if any(cell in each.cells for each in reading)]
    written = queries.written_by(casus, sender.partij_id, open_cells)
    return {
        "opening": until is None,
        "until": until,
        "sender": {"shape": sender.shape, "name": sender.name},
        "party": {"shape": receiver.shape, "name": receiver.name, "naaste": receiver.is_naaste},
        "names": [str(each.name) for each in reading],
        "open_cells": [LABELS[cell][0] for cell in open_cells],
        "texts": [
            {
                "title": f"{LABELS[cell][0]}: {'1 bijdrage' if count == 1 else f'{count} bijdragen'}",
                "when": newest,
            }
            for cell, (count, newest) in written.items()
        ],
        "basis": secrecy_basis(),
    }


def page(
    casus: OpenCasus,
    wanted: Between,
    form,
    until: datetime | None,
    reading: list[Reader],
    status: int = 200,
    first: str | None = None,
):
    """`first`: where the client shows who they are, when this has to wait for it."""
    return render_page(
        "toestemming/secrecy.html",
        **shown(casus, wanted, until, reading),
        status=status,
        changed=status == 409,
        form=form,
        shows_first=first,
        cancel_url=url_for("toestemming.grid", casus=casus),
    )
