"""A professional writes down who decides for the client. It gives nothing yet: a second has to see the proof."""

from flask import g, redirect, request, url_for

from portal.casus.models import Onderwerp
from portal.core import once
from portal.core.clock import now
from portal.core.page import render_page
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.toestemming.models import BETROKKENEN
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.forms import PAST, RecordForm
from portal.vertegenwoordiger.models import Hoedanigheid, Proof
from portal.vertegenwoordiger.page import shown
from portal.vertegenwoordiger.queries import those_of
from portal.vertegenwoordiger.views import bp

SAID = {
    "opgeschreven": "Opgeschreven. Iemand van een andere organisatie moet het bewijs nu ook zien.",
    "bevestigd": "Bevestigd. Wie dit opschreef, geeft nu de link. U zegt de code.",
    "al": "Dit is al gedaan. Wat u toen zag, ziet u niet nog een keer.",
    "eindigt": "Deze persoon beslist niet meer voor de cliënt.",
}


@bp.route("/vertegenwoordigers", methods=["GET", "POST"])
@requires(P.VERTEGENWOORDIGER_RECORD)
def record(casus):
    form = RecordForm()
    if not form.is_submitted() or not form.validate():
        return page(casus, form, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        row = actions.record(
            casus.id,
            g.actor.id,
            Hoedanigheid(form.hoedanigheid.data),
            [Onderwerp(each) for each in form.onderwerpen.data],
            Proof(form.proof.data),
            form.naam.data,
            now(),
            form.ends,
        )
    except actions.NotTheirs:  # midnight came between
        form.until.errors = [PAST]
        return page(casus, form, 422)
    tell(casus.id, Kind.REPRESENTED, BETROKKENEN, about=row.token)
    return done(form, url_for("vertegenwoordiger.record", casus=casus, nu="opgeschreven"))


def page(casus: OpenCasus, form: RecordForm, status: int = 200):
    return render_page(
        "vertegenwoordiger/record.html",
        status=status,
        name=casus.naam,
        form=form,
        rows=[shown(casus, row, "vertegenwoordiger.check") for row in those_of(casus)],
        said=SAID.get(request.args.get("nu", "")),
        changed=status == 409,
        casus_url=url_for("casus.show", casus=casus),
    )


def moved(casus: OpenCasus):
    """Somebody else changed it meanwhile: how it stands now."""
    return page(casus, RecordForm(formdata=None), 409)
