"""Everybody who works for an organisatie, and what waits there: work that nobody has, and who was invited."""

from flask import request, url_for

from portal.core.formats import dag_van, today
from portal.core.page import render_page
from portal.desk.queries.changes import waiting
from portal.desk.queries.invitations import unused
from portal.desk.queries.people import Colleague, colleagues
from portal.desk.queries.work import leaving, left_over
from portal.desk.views import bp
from portal.desk.words import INVITED, access, changes, placed, seen, work
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P
from portal.uitnodiging.models import Uitnodigingstand

SAID = {
    "einde": "De toegang is beëindigd.",
    "over": "Het werk is overgedragen.",
    "voorstel": "Uw voorstel wacht nu op een tweede persoon.",
    "bevestigd": "Dat is bevestigd.",
    "afgewezen": "Dat gaat niet door.",
}


@bp.get("/mensen", endpoint="people")
@requires(P.PEOPLE_READ)
def listed(organisatie):
    everybody = colleagues(organisatie)
    return render_page(
        "desk/people.html",
        organisatie=organisatie.name,
        said=SAID.get(request.args.get("nu", "")),
        people=[line(organisatie, each) for each in everybody if each.works or each.paused_at or each.waits],
        gone=[
            line(organisatie, each) for each in everybody if not (each.works or each.paused_at or each.waits)
        ],
        left_over=[
            {
                "name": row.work_name,
                "work": work(row.casussen, row.acties),
                "url": url_for("desk.work", organisatie=organisatie, mens=row.token),
            }
            for row in left_over(organisatie)
        ],
        leaving=[
            {
                "name": row.work_name,
                "day": dag_van(row.day, today()),
                "work": work(row.casussen, row.acties) if row.casussen or row.acties else None,
                "url": url_for("desk.departure", organisatie=organisatie, mens=row.token),
                "work_url": url_for("desk.work", organisatie=organisatie, mens=row.token),
            }
            for row in leaving(organisatie.id)
        ],
        invited=[
            {
                "naam": row.naam or None,
                "place": placed(row.role, row.onderdeel),
                "stand": INVITED[row.stand],
                "ends": row.ends_at if row.stand is Uitnodigingstand.STANDING else None,
                "url": url_for("desk.invitation", organisatie=organisatie, uitnodiging=row.token),
            }
            for row in unused(organisatie)
        ],
        changes=[
            {
                "words": f"{row.about} {changes(row.kind, row.role)}",
                "by": row.by,
                "ends": row.ends_at,
                "url": url_for("desk.change", organisatie=organisatie, change=row.token),
            }
            for row in waiting(organisatie)
        ],
        invite_url=url_for("desk.invite", organisatie=organisatie),
        log_url=url_for("desk.log", organisatie=organisatie),
    )


def line(organisatie: OpenOrganisatie, each: Colleague) -> dict:
    return {
        "name": each.named,
        "mine": each.mine,
        "functie": each.functie,
        "place": placed(each.role, each.onderdeel),
        "casussen": each.casussen,
        "seen": seen(each.seen_on, today()),
        "access": access(each.active, each.account_active, each.paused_at is not None, each.waits),
        "url": url_for("desk.person", organisatie=organisatie, mens=each.token),
    }
