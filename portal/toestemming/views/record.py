"""A professional writes down what the client allowed on paper or aloud. It opens nothing: a second has to confirm."""

from flask import g, redirect, request, url_for

from portal.account.models import Role
from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.supposed import bounds
from portal.toestemming import on_page_written, writing_down
from portal.toestemming.cells import label
from portal.toestemming.forms import RecordForm
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BETROKKENEN
from portal.toestemming.receivers import Receiver, could_witness, receivers
from portal.toestemming.terms import lasts
from portal.toestemming.views import bp
from portal.toestemming.written import waiting
from portal.toestemming.written_down import Helper, How

NOT_THEIRS = "Dit hoort niet bij de taak van {}. Kies een ander onderwerp."
TOO_SOON = "Dit is kort geleden al opgeschreven. Vraag de cliënt zelf om het te openen."
SAID = {
    "opgeschreven": "Opgeschreven. Iemand van een andere organisatie moet het nu bevestigen.",
    "bevestigd": "Bevestigd. Wij vragen de cliënt of het klopt.",
    "terug": "Teruggenomen. Er ging niets open.",
}


@bp.route("/opschrijven", methods=["GET", "POST"])
@requires(P.TOESTEMMING_RECORD)
def record(casus):
    possible = {text_of(each.token): each for each in receivers(casus)}
    form = with_choices(RecordForm(), possible)
    if not form.is_submitted() or not (form.validate() and fits(casus, form, possible[form.partij.data])):
        return page(casus, form, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    on_page_written.recording(RecordForm(formdata=None), [each.name for each in possible.values()])
    try:
        row = writing_down.write_down(
            casus.id,
            g.actor.id,
            possible[form.partij.data].partij_id,
            form.onderwerp.data,
            lasts(form.until.data),
            How(form.how.data),
            Helper(form.helper.data),
        )
    except writing_down.WrittenAlready:
        form.onderwerp.errors = [TOO_SOON]
        return page(casus, form, 422)
    tell(casus.id, Kind.WRITTEN_DOWN, BETROKKENEN, about=row.token)
    tell(casus.id, Kind.WITNESS_ASKED, BETROKKENEN, about=row.token, only=could_witness(casus.id, row))
    return done(form, url_for("toestemming.record", casus=casus, nu="opgeschreven"))


def new_form(casus: OpenCasus) -> RecordForm:
    return with_choices(RecordForm(formdata=None), {text_of(each.token): each for each in receivers(casus)})


def with_choices(form: RecordForm, possible: dict[str, Receiver]) -> RecordForm:
    form.partij.choices = options((token, each.name) for token, each in possible.items())
    return form


def fits(casus: OpenCasus, form: RecordForm, receiver: Receiver) -> bool:
    """What could stand open for this partij at all; whether it does, is told to nobody here."""
    cell = form.onderwerp.data
    could = cell in bounds(Role(receiver.kind), receiver.taak, casus.id) and ground(receiver.taak, cell)
    if not could:
        form.onderwerp.errors = [NOT_THEIRS.format(receiver.name)]
    return bool(could)


def page(casus: OpenCasus, form: RecordForm, status: int):
    return render_page(
        "toestemming/record.html",
        status=status,
        name=casus.naam,
        form=form,
        rows=[
            {
                "words": f"‘{label(row.onderwerp)}’ voor {row.partij}",
                "when": row.written_at,
                "mine": row.mine,
                "url": url_for("toestemming.witness", casus=casus, written=row.token),
            }
            for row in waiting(casus)
        ],
        said=SAID.get(request.args.get("nu", "")),
        changed=status == 409,
        casus_url=url_for("casus.show", casus=casus),
    )
