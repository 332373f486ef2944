"""Somebody of another organisatie confirms what was written down; who wrote it may take it back until then."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, again, requires
from portal.policy.permissions import Permission as P
from portal.toestemming import actions, chain, on_page_written, writing_down
from portal.toestemming.cells import label
from portal.toestemming.forms import AnswerForm, WitnessForm
from portal.toestemming.models import BETROKKENEN
from portal.toestemming.views import bp
from portal.toestemming.views.record import new_form
from portal.toestemming.views.record import page as record_page
from portal.toestemming.words import HELPED, HOW
from portal.toestemming.written import WrittenRow, waiting
from portal.toestemming.written_down import WrittenDown, Writtenstand


@bp.route("/opschrijven/<token:written>", methods=["GET", "POST"])
@requires(P.TOESTEMMING_WITNESS)
def witness(casus, written):
    row = next(iter(waiting(casus, WrittenDown.token == written)), None) or abort(404)
    form = AnswerForm(version=row.version) if row.mine else WitnessForm(version=row.version)
    if not form.is_submitted():
        return page(casus, row, form)
    if form.version.data != row.version:
        return record_page(casus, new_form(casus), 409)
    does = "terug" if row.mine else "bevestig"
    if not (form.validate() and form.chose(request.form.get("doe"), does)):
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    chain.lock(casus.id)  # from here on no partij stops: who may confirm is asked once more, as it is now
    casus = again(casus)
    row = next(iter(waiting(casus, WrittenDown.token == written)), None)
    if row is None:
        return record_page(casus, new_form(casus), 409)
    on_page_written.witnessing(form, what(row))
    try:
        change(casus, row, form.version.data)
    except Moved:
        return record_page(casus, new_form(casus), 409)
    except (actions.NoGround, actions.NotTakingPart):
        abort(409)
    return done(form, url_for("toestemming.record", casus=casus, nu="terug" if row.mine else "bevestigd"))


def change(casus: OpenCasus, row: WrittenRow, version: int) -> None:
    if row.mine:
        return writing_down.take_back(casus.id, row.id, version)
    found = writing_down.witness(casus.id, row.id, version, g.actor.id)
    if found.stand is Writtenstand.OPENED:
        tell(casus.id, Kind.OPENED_FOR_YOU, BETROKKENEN, about=row.token)
    return None


def what(row: WrittenRow) -> dict:
    """The row as the pages show it."""
    return {
        "partij": row.partij,
        "label": label(row.onderwerp),
        "until": row.until,
        "how": HOW[row.how],
        "helper": HELPED[row.helper],
        "first": row.first,
        "second": row.second,
        "lapses": row.lapses_at,
        "mine": row.mine,
        "opened": row.standing,
        "waits": row.stand is Writtenstand.WAITS,
    }


def page(casus: OpenCasus, row: WrittenRow, form, status: int = 200):
    return render_page(
        "toestemming/witness.html",
        status=status,
        name=casus.naam,
        what=what(row),
        form=form,
        back_url=url_for("toestemming.record", casus=casus),
    )
