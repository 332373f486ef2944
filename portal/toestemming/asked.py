"""What a professional asks the client to open, until it is answered; "later" waits on the page of the grid."""

from flask import url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.toestemming.cells import label
from portal.toestemming.kijkvraag import Answer, Kijkvraag
from portal.toestemming.queries import kijkvragen


def asked(casus: OpenCasus) -> list[dict]:
    if P.KIJKVRAAG_READ not in casus.may:
        return []
    return [
        {
            "label": f"{row.partij} vraagt om ‘{label(row.onderwerp)}’",
            "url": url_for("toestemming.answer", casus=casus, kijkvraag=row.token),
            "when": "Wilt u dit openen?",
            "who": None,
            "shape": None,
            "button": "Lees de vraag",
        }
        for row in kijkvragen(casus, Kijkvraag.answer == Answer.OPEN)
    ]
