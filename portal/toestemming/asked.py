"""What a professional asks the client to open, until it is answered; "later" waits on the page of the grid."""

from flask import url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.toestemming.aanvraag import Aanvraag, Answer
from portal.toestemming.cells import label
from portal.toestemming.queries import aanvragen


def asked(casus: OpenCasus) -> list[dict]:
    if P.AANVRAAG_READ not in casus.may:
        return []
    return [
        {
            "label": f"{row.partij} vraagt om ‘{label(row.onderwerp)}’",
            "url": url_for("toestemming.answer", casus=casus, aanvraag=row.token),
            "when": "Wilt u dit openen?",
            "who": None,
            "shape": None,
            "button": "Lees de vraag",
        }
        for row in aanvragen(casus, Aanvraag.answer == Answer.OPEN)
    ]
