"""The client looks for their gemeente, UWV or GGZ by name, and goes from there to asking them."""

from flask import url_for

from portal.core.page import render_page
from portal.core.search import matches
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.team.forms import FindForm
from portal.team.queries.onderdelen import Found, in_region
from portal.team.views import bp


@bp.route("/zoek", methods=["GET", "POST"])
@requires(P.TEAM_CHANGE)
def find(casus):
    """What is looked for is sent in a form: no address tells which organisatie somebody thinks of."""
    form = FindForm()
    wrong = form.is_submitted() and not form.validate()
    wanted = "" if wrong else form.zoek.data or ""
    return render_page(
        "team/find.html",
        partial="team/_found.html",
        status=422 if wrong else 200,
        form=form,
        wanted=wanted.strip(),
        rows=[shown(casus, each) for each in in_region(casus) if matches(wanted, each.words)],
        find_url=url_for("team.find", casus=casus),
        team_url=url_for("casus.team", casus=casus),
        casus_url=url_for("casus.show", casus=casus),
    )


def shown(casus: OpenCasus, each: Found) -> dict:
    stands = [
        (each.takes_part, "Doet al mee"),
        (each.asked, "Is gevraagd"),
        (not each.can_be_asked, "Kan hier nog niet gevraagd worden"),
    ]
    said = next((words for so, words in stands if so), None)
    asks = each.can_be_asked and (each.takes_part or not said)
    return {
        "name": each.name,
        "shape": each.shape,
        "said": said,
        "ask": "Vraag er iemand bij" if each.takes_part else "Vraag om mee te doen",
        "url": url_for("team.propose", casus=casus, wie=each.value) if asks else None,
    }
