"""Opening and closing one cell: first what changes, then one button. The same two steps each way."""

from dataclasses import dataclass

from flask import abort, g, redirect, request, url_for

from portal.account.forms import EmptyForm
from portal.account.models import Role
from portal.casus.queries import PartijRow, parties
from portal.core import once
from portal.core.page import render_page
from portal.core.tokens import TokenConverter
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.supposed import bounds
from portal.toestemming import actions, queries
from portal.toestemming.cells import GRID, LABELS, label
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BEKEND
from portal.toestemming.titles import titles
from portal.toestemming.views import bp


@dataclass(frozen=True)
class Cell:
    partij: PartijRow
    cell: str
    about: PartijRow | None

    @property
    def about_id(self) -> int:
        return self.about.partij_id if self.about else 0

    @property
    def label(self) -> str:
        return f"Dat {self.about.name} meedoet" if self.about else label(self.cell)


def find(casus: OpenCasus, token: bytes, cell: str) -> Cell:
    """404 for a cell that is not in the grid of this casus, and for one that can never be open."""
    by_token = {row.token: row for row in parties(casus)}
    partij = by_token.get(token) or abort(404)
    if cell == BEKEND:
        about = by_token.get(_token(request.args.get("over", ""))) or abort(404)
        if not about.beroepsgeheim or about is partij:
            abort(404)
        return Cell(partij, cell, about)
    if cell not in GRID or cell not in bounds(Role(partij.kind), partij.taak, casus.id):
        abort(404)
    return Cell(partij, cell, None)


def _token(text: str) -> bytes | None:
    try:
        return TokenConverter(None).to_python(text)
    except ValueError:
        return None


@bp.route("/<token:partij>/<cell>", methods=["GET", "POST"])
@requires(P.TOESTEMMING_CHANGE)
def cell(casus, partij, cell):
    wanted = find(casus, partij, cell)
    if ground(wanted.partij.taak, cell) is None:
        abort(404)
    form = EmptyForm()
    is_open = _is_open(casus, wanted)
    if not form.is_submitted():
        return page(casus, wanted, form, is_open)
    if not form.validate():
        return page(casus, wanted, form, is_open, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if request.form.get("doe") == "open":
        actions.open_cell(casus.id, wanted.partij.partij_id, cell, wanted.about_id)
    elif request.form.get("doe") == "sluit":
        actions.close_cell(casus.id, wanted.partij.partij_id, cell, wanted.about_id)
    else:
        return page(casus, wanted, form, is_open, 422)
    said = "open" if request.form["doe"] == "open" else "dicht"
    go = once.keep(g.actor.id, form.request_id.data, url_for("toestemming.grid", casus=casus, nu=said))
    commit()
    return redirect(go)


def _is_open(casus: OpenCasus, wanted: Cell) -> bool:
    if wanted.about:
        return (wanted.partij.partij_id, wanted.about_id) in queries.told(casus)
    return (wanted.cell, wanted.partij.partij_id) in queries.standing(casus)


def page(casus: OpenCasus, wanted: Cell, form, is_open: bool, status: int = 200):
    partij = wanted.partij
    standing = queries.standing(casus)
    names = [reader.name for reader in readers(casus) if reader.partij_id == partij.partij_id and reader.name]
    others = [
        LABELS[each][0]
        for each in GRID
        if each != wanted.cell
        and each in bounds(Role(partij.kind), partij.taak, casus.id)
        and ((each, partij.partij_id) in standing) == is_open
    ]
    return render_page(
        "toestemming/cell.html",
        status=status,
        opening=not is_open,
        party={"shape": partij.shape, "name": partij.name},
        label=wanted.label,
        names=names,
        texts=titles(casus, partij, wanted.cell, wanted.about),
        stays=others,
        ground=ground(partij.taak, wanted.cell).words,
        form=form,
        doe="sluit" if is_open else "open",
        cancel_url=url_for("toestemming.grid", casus=casus),
        grid_url=url_for("toestemming.grid", casus=casus),
    )


@bp.route("/pauze", methods=["GET", "POST"])
@requires(P.TOESTEMMING_CHANGE)
def pause(casus):
    form = EmptyForm()
    if form.is_submitted() and form.validate():
        if first := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(first)
        actions.close_everything(casus.id)
        go = once.keep(g.actor.id, form.request_id.data, url_for("toestemming.grid", casus=casus, nu="pauze"))
        commit()
        return redirect(go)
    names = [p.name for p in parties(casus)]
    return render_page(
        "toestemming/pause.html",
        status=422 if form.is_submitted() else 200,
        party=None,
        names=names,
        form=form,
        cancel_url=url_for("toestemming.grid", casus=casus),
    )
