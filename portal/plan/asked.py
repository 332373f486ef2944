"""What is asked of somebody in a casus, one thing a line, the oldest first."""

from flask import g, url_for

from portal.casus.asked import asked as casus_asked
from portal.core.formats import today
from portal.plan import glance
from portal.plan.models import Doelstand
from portal.plan.queries.acties import ActieRow
from portal.plan.queries.doelen import DoelRow
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.suggestions import asked as suggestions
from portal.team import asked as team
from portal.toestemming import asked as toestemming


def asked(casus: OpenCasus, gezamenlijk: list[DoelRow], rows: list[ActieRow]) -> list[dict]:
    """Of the client: yes or no. Of everybody: their own acties, and those for which their partij must name one."""
    found = []
    if P.DOEL_CONFIRM in casus.may:
        found += [_doel(casus, row) for row in gezamenlijk if row.stand is Doelstand.PROPOSED]
    found += casus_asked(casus) + suggestions.asked(casus) + team.asked(casus)
    found += toestemming.asked(casus)
    questions = [row for row in rows if row.may_answer and glance.waits_for_the_client(row)]
    found += [
        {
            **_actie(casus, row),
            "when": "Bent u het eens?",
            "who": row.writer,
            "shape": row.writer_shape,
            "button": "Lees het voorstel",
        }
        for row in questions
    ]
    if P.ACTIE_AGREE in casus.may:
        found += [
            {**_actie(casus, row), "when": "Nog niemand doet dit", "button": "Kies wie dit doet"}
            for row in rows
            if row.nobody and glance.goes_on(row) and row not in questions
        ]
    own = glance.waiting_for(rows, g.actor.id, g.actor.partij_id)
    return found + [_actie(casus, row) for row in own if row not in questions]


def _doel(casus: OpenCasus, row: DoelRow) -> dict:
    return {
        "label": row.tekst,
        "url": url_for("plan.confirm", casus=casus, doel=row.token),
        "when": "Is dit uw doel?",
        "who": row.who,
        "shape": row.shape,
        "button": "Lees het voorstel",
    }


def _actie(casus: OpenCasus, row: ActieRow) -> dict:
    line = glance.line(row, today())
    url = url_for("plan.show", casus=casus, actie=row.token)
    return {
        "label": line.title,
        "url": url,
        "when": line.when,
        "who": None,
        "shape": None,
        "button": "Bekijk uw actie",
    }
