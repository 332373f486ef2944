"""What a professional asks the client to open, until it is answered; "later" waits on the page of the grid."""

from flask import url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.toestemming.cells import label
from portal.toestemming.kijkvraag import Answer, Kijkvraag
from portal.toestemming.queries import kijkvragen
from portal.toestemming.written import unconfirmed, waiting


def asked(casus: OpenCasus) -> list[dict]:
    return _to_open(casus) + _written(casus)


def _written(casus: OpenCasus) -> list[dict]:
    """Also of who may confirm it as a second."""
    if P.TOESTEMMING_CHANGE in casus.may:
        return [
            _line(
                f"Zei u dat ‘{label(row.onderwerp)}’ open mag voor {row.partij}?",
                url_for("toestemming.written", casus=casus, written=row.token),
                "Klopt dit?",
            )
            for row in unconfirmed(casus)
        ]
    if P.TOESTEMMING_WITNESS not in casus.may:
        return []
    return [
        _line(
            f"Bevestig dat ‘{label(row.onderwerp)}’ open mag voor {row.partij}",
            url_for("toestemming.witness", casus=casus, written=row.token),
            "Iemand schreef het op.",
        )
        for row in waiting(casus)
        if row.may_confirm
    ]


def _to_open(casus: OpenCasus) -> list[dict]:
    if P.TOESTEMMING_CHANGE not in casus.may:
        return []
    return [
        _line(
            f"{row.partij} vraagt om ‘{label(row.onderwerp)}’",
            url_for("toestemming.answer", casus=casus, kijkvraag=row.token),
            "Wilt u dit openen?",
            "Lees de vraag",
        )
        for row in kijkvragen(casus, Kijkvraag.answer == Answer.OPEN)
    ]


def _line(what: str, url: str, when: str, button: str = "Lees het") -> dict:
    return {"label": what, "url": url, "when": when, "who": None, "shape": None, "button": button}
