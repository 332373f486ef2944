"""Where a sleutelpersoon, bestuurder or beheerder begins: what waits for them, and what they never see."""

from flask import g, url_for

from portal.core.formats import greeting, today
from portal.core.page import render_page
from portal.policy.permissions import Permission as P
from portal.policy.table import ever
from portal.team.queries.office import waiting
from portal.team.words import by_when


def office_home():
    answers = g.actor.role in ever(P.VERZOEK_ANSWER)
    organisatie = g.actor.organisatie_token
    found = waiting(today()) if answers else None
    return render_page(
        "start/office.html",
        greeting=greeting(),
        name=(g.actor.work_name or "").split(" ")[0],
        organisatie=g.actor.organisatie,
        waiting=found,
        first=by_when(found.first, today()) if found and found.first else None,
        requests_url=url_for("verzoeken.listed", organisatie=organisatie) if answers else None,
        provider_url=url_for("provider.show", organisatie=organisatie)
        if g.actor.role in ever(P.PROVIDER_MANAGE)
        else None,
        beheer_url=url_for("provider_beheer.listed") if g.actor.role in ever(P.DIGID_MANAGE) else None,
        organisatie_url=url_for("organisatie.show", organisatie=organisatie),
    )
