"""Opening and closing one cell: first what changes, then one button. The same two steps each way."""

from dataclasses import dataclass
from datetime import datetime

from flask import abort, g, redirect, request, url_for

from portal.account.models import Role
from portal.casus.models import Onderwerp
from portal.casus.queries.parties import PartijRow, parties
from portal.core import once
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.shown import mark_of
from portal.core.tokens import TokenConverter, text_of
from portal.identity.page import shows_first
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.opening import may_open_to
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader
from portal.policy.supposed import Supposed, bounds, readers_if
from portal.toestemming import actions, chain, on_page, queries
from portal.toestemming.cells import GRID, LABELS, WARNED, label
from portal.toestemming.forms import TermForm
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BEKEND
from portal.toestemming.shown import FROM_TEAM
from portal.toestemming.terms import TERMS, UNLESS_CHOSEN
from portal.toestemming.titles import titles
from portal.toestemming.views import bp
from portal.toestemming.written import written_url


@dataclass(frozen=True)
class Cell:
    partij: PartijRow
    cell: str
    about: PartijRow | None

    @property
    def about_id(self) -> int:
        return self.about.partij_id if self.about else 0

    @property
    def key(self) -> tuple[int, str, int]:
        return self.partij.partij_id, self.cell, self.about_id

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
    if request.method == "POST":
        chain.lock(casus.id)  # from here to the commit nobody comes or goes, and nothing opens or closes
    wanted = find(casus, partij, cell)
    until = _open_until(casus, wanted)
    if until is None and ground(wanted.partij.taak, cell) is None:
        abort(404)  # closing never asks for a ground, opening does
    mark = shown_mark(casus, wanted, until)
    form = TermForm(version=mark, until=asked_term())
    if until is None and not may_open_to(casus, wanted.partij.taak):
        return page(casus, wanted, form, until, 422 if form.is_submitted() else 200, shows_first(casus))
    if request.method != "POST":
        return page(casus, wanted, form, until)
    return change(casus, wanted, form, mark, until)


def change(casus: OpenCasus, wanted: Cell, form: TermForm, mark: str, until: datetime | None):
    do = DO.get(request.form.get("doe"))
    if do is None or not form.validate():
        return page(casus, wanted, form, until, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if form.moved(mark):
        form.request_id.data = new_request_id()
        return page(casus, wanted, form, until, 409)
    on_page.choosing_one(form, shown(casus, wanted, until), opening=until is None)
    try:
        do(casus.id, wanted, form.lasts)
    except (actions.NoGround, actions.NotTakingPart):
        abort(409)  # not after the lock: `find` would have answered
    go = back(casus, nu=SAID[request.form["doe"]])
    once.keep(g.actor.id, form.request_id.data, go)
    commit()
    return redirect(go)


def shown_mark(casus: OpenCasus, wanted: Cell, until: datetime | None) -> str:
    """Who comes to read it, or no more, and until when: the client says yes to that."""
    return mark_of(until, sorted(reader.lidmaatschap_id for reader in people(casus, wanted)))


DO = {
    "open": lambda casus_id, cell, lasts: actions.open_cell(casus_id, *cell.key, lasts),
    "langer": lambda casus_id, cell, lasts: actions.renew_cell(casus_id, *cell.key, lasts),
    "sluit": lambda casus_id, cell, _: actions.close_cell(casus_id, *cell.key),
}
SAID = {"open": "open", "langer": "langer", "sluit": "dicht"}


def asked_term() -> str:
    """As long as somebody asked for, when this page was reached from their question."""
    asked = request.args.get("maanden", "")
    return asked if asked in TERMS else UNLESS_CHOSEN


def from_team() -> bool:
    return FROM_TEAM.items() <= request.args.to_dict().items()


def back(casus: OpenCasus, **said: str) -> str:
    return url_for("casus.team" if from_team() else "toestemming.grid", casus=casus, **said)


def _open_until(casus: OpenCasus, wanted: Cell) -> datetime | None:
    """None: it is closed."""
    if wanted.about:
        return queries.told(casus).get((wanted.partij.partij_id, wanted.about_id))
    return queries.standing(casus).get((wanted.cell, wanted.partij.partij_id))


def people(casus: OpenCasus, wanted: Cell) -> list[Reader]:
    """Those of the partij who read this cell when it stands open: asked of the policy."""
    standing = {Supposed(partij, each) for each, partij in queries.standing(casus)}
    everybody = readers_if(
        casus, standing | {Supposed(wanted.partij.partij_id, wanted.cell, wanted.about_id)}
    )
    own = [reader for reader in everybody if reader.partij_id == wanted.partij.partij_id]
    return own if wanted.about else [reader for reader in own if reader.reads(wanted.cell)]


def held_back(casus: OpenCasus, wanted: Cell) -> list[dict]:
    """Who has a beroepsgeheim and may not share with this partij: opening the cell alone shows nothing of theirs."""
    if wanted.cell not in set(Onderwerp):
        return []
    partij, broken = wanted.partij, queries.broken(casus)
    return [
        {
            "name": each.name,
            "url": url_for("toestemming.secrecy", casus=casus, partij=partij.token, over=text_of(each.token)),
        }
        for each in parties(casus)
        if each.beroepsgeheim
        and each.partij_id != partij.partij_id
        and (each.partij_id, partij.partij_id) not in broken
    ]


def shown(casus: OpenCasus, wanted: Cell, until: datetime | None) -> on_page.Shown:
    partij, reading, is_open = wanted.partij, people(casus, wanted), until is not None
    standing = queries.standing(casus)
    why = ground(partij.taak, wanted.cell)
    return on_page.Shown(
        partij=partij.name,
        is_naaste=partij.is_naaste,
        label=wanted.label,
        until=until,
        names=[str(reader.name) for reader in reading],
        texts=titles(casus, wanted.cell, reading) if wanted.about is None else [],
        stays=[
            LABELS[each][0]
            for each in GRID
            if each != wanted.cell
            and each in bounds(Role(partij.kind), partij.taak, casus.id)
            and ((each, partij.partij_id) in standing) == is_open
        ],
        ground=why.words if why else None,
        secret=[] if is_open else held_back(casus, wanted),
        renewable=is_open and why is not None,
        unconfirmed=written_url(casus, partij.partij_id, wanted.cell) if is_open else None,
        first_time=partij.kind in WARNED and not queries.ever_shared(casus, WARNED),
    )


def page(
    casus: OpenCasus, wanted: Cell, form, until: datetime | None, status: int = 200, first: str | None = None
):
    """`first`: where the client shows who they are, when this has to wait for it."""
    partij, what = wanted.partij, shown(casus, wanted, until)
    return render_page(
        "toestemming/cell.html",
        status=status,
        opening=until is None,
        until=what.until,
        changed=status == 409,
        party={"shape": partij.shape, "name": partij.name, "naaste": partij.is_naaste},
        label=what.label,
        names=what.names,
        texts=what.texts,
        stays=what.stays,
        ground=what.ground,
        secret=what.secret,
        renewable=what.renewable,
        shows_first=first,
        first_time=what.first_time,
        unconfirmed=what.unconfirmed,
        form=form,
        cancel_url=back(casus),
        back_label="Wie doen er mee?" if from_team() else "Wat heeft u geopend?",
    )
