"""A professional writes down who decides for the client, and hands over the link with which that person comes in."""

from flask import g, redirect, request, url_for

from portal.casus.models import Onderwerp
from portal.core import once
from portal.core.clock import now
from portal.core.page import render_page
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.toestemming.models import BETROKKENEN
from portal.uitnodiging import actions as uitnodiging
from portal.uitnodiging import link
from portal.uitnodiging.models import Purpose
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.forms import RecordForm
from portal.vertegenwoordiger.models import Hoedanigheid, Proof
from portal.vertegenwoordiger.page import shown
from portal.vertegenwoordiger.queries import those_of
from portal.vertegenwoordiger.views import bp

SAID = {
    "al": "Dit is al opgeschreven. De link en de code ziet u niet nog een keer.",
    "bevestigd": "Bevestigd. Deze persoon kan nu voor de cliënt beslissen.",
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
    handed = uitnodiging.invite(g.actor.id, Purpose.VERTEGENWOORDIGER, form.naam.data, casus_id=casus.id)
    row.uitnodiging_id = handed.row.id
    tell(casus.id, Kind.REPRESENTED, BETROKKENEN, about=row.token)
    told = {
        "name": form.naam.data,
        "url": url_for("uitnodiging.code", secret=handed.secret, mee=1, _external=True),
        "code": link.spoken(handed.code),
        "ends": handed.row.ends_at,
    }
    back = url_for("vertegenwoordiger.record", casus=casus)
    once.keep(g.actor.id, form.request_id.data, f"{back}?nu=al")
    commit()
    return render_page("vertegenwoordiger/handed.html", **told, back_url=back)


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
