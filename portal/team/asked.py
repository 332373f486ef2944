"""What is asked of the client about who takes part, one thing a line, the oldest first."""

from flask import url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.team.models import Verzoekstand, Voorstel, Voorstelstand
from portal.team.queries.verzoeken import VerzoekRow, answered_unread, verzoeken
from portal.team.queries.voorstellen import voorstellen
from portal.team.words import told


def reads(row: VerzoekRow) -> str:
    if row.stand is not Verzoekstand.NAMED:
        return ""
    return f"{row.named} leest mee met {row.name}" if row.one_more else f"Wat mag {row.named} lezen?"


def asked(casus: OpenCasus) -> list[dict]:
    """Yes or no to a voorstel; and what an organisatie answered, until the client read it."""
    if P.TEAM_CHANGE not in casus.may:
        return []
    waiting = {row.question: row for row in voorstellen(casus, Voorstel.stand == Voorstelstand.PROPOSED)}
    found = [
        {
            "label": row.called,
            "url": url_for("team.decide", casus=casus, voorstel=row.token),
            "when": "Mag deze persoon meedoen?" if row.person else "Mag deze organisatie meedoen?",
            "who": row.who,
            "shape": row.who_shape,
            "button": "Lees het voorstel",
        }
        for row in reversed(waiting.values())
    ]
    return found + [
        {
            "label": told(row.name, row.named, row.stand, row.person if row.one_more else None),
            "url": url_for("team.follow", casus=casus, verzoek=row.token),
            "when": reads(row),
            "who": None,
            "shape": None,
            "button": "Kijk wat u kunt kiezen" if row.stand is Verzoekstand.NAMED else "Bekijk dit",
        }
        for row in reversed(verzoeken(casus, *answered_unread()))
    ]
