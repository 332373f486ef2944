"""What somebody who stopped wrote to the client, until they read it."""

from flask import url_for

from portal.casus.models import Overdracht
from portal.casus.queries.stopped import OverdrachtRow, overdrachten
from portal.policy.guard import OpenCasus


def asked(casus: OpenCasus) -> list[dict]:
    return [
        {
            "label": f"{row.name} doet niet meer mee",
            "url": url_for("casus.stopped", casus=casus, overdracht=row.token),
            "when": "",
            "who": None,
            "shape": None,
            "button": _button(row),
        }
        for row in reversed(overdrachten(casus, Overdracht.seen_at.is_(None)))
    ]


def _button(row: OverdrachtRow) -> str:
    if row.taken_over:
        return "Lees wie het overneemt"
    return f"Lees wat {row.name} schreef" if row.tekst else "Bekijk wie er stopte"
