"""The rights in words of the client: what each is, and how an aanvraag stands."""

from datetime import date
from typing import NamedTuple

from portal.recht.models import OPEN, Aanvraagstand, Recht


class Words(NamedTuple):
    title: str
    means: str


WORDS = {
    Recht.INZAGE: Words("Zien wat er over mij staat", "U krijgt te zien wat een organisatie over u bewaart."),
    Recht.RECTIFICATIE: Words(
        "Iets laten verbeteren", "Klopt er iets niet? Dan verbetert de organisatie het."
    ),
    Recht.WISSEN: Words("Iets laten wissen", "De organisatie wist uw gegevens, als de wet dat toestaat."),
    Recht.BEPERKING: Words(
        "Mijn gegevens even laten rusten", "De organisatie gebruikt ze niet, tot iets is uitgezocht."
    ),
    Recht.BEZWAAR: Words(
        "Zeggen dat ik het niet wil", "U maakt bezwaar tegen wat er met uw gegevens gebeurt."
    ),
    Recht.OVERDRAAGBAARHEID: Words(
        "Mijn gegevens meekrijgen",
        "U krijgt wat u zelf gaf, als bestand. Veel haalt u zelf op bij ‘Meenemen’.",
    ),
    Recht.KLACHT: Words("Een klacht", "Ging het niet goed met uw gegevens? Zeg het tegen de organisatie."),
}
LAW = {
    Recht.INZAGE: "AVG artikel 15",
    Recht.RECTIFICATIE: "AVG artikel 16",
    Recht.WISSEN: "AVG artikel 17",
    Recht.BEPERKING: "AVG artikel 18",
    Recht.OVERDRAAGBAARHEID: "AVG artikel 20",
    Recht.BEZWAAR: "AVG artikel 21",
    Recht.KLACHT: "klacht",
}
STAND = {
    Aanvraagstand.ASKED: "Gevraagd",
    Aanvraagstand.BUSY: "In behandeling",
    Aanvraagstand.ANSWERED: "Beantwoord",
    Aanvraagstand.WITHDRAWN: "Ingetrokken",
}
LATE = "Te laat"
SAID = {
    "gevraagd": "Uw aanvraag is verstuurd. U krijgt bericht als er iets verandert.",
    "ingetrokken": "Uw aanvraag is ingetrokken.",
}
DESK_SAID = {
    "neem": "De cliënt krijgt bericht dat u ermee bezig bent.",
    "later": "De cliënt krijgt bericht dat het langer duurt, en waarom.",
    "antwoord": "Uw antwoord is verstuurd.",
}


def is_late(stand: Aanvraagstand, due: date, today: date) -> bool:
    return stand in OPEN and today > due


def stands(stand: Aanvraagstand, due: date, today: date) -> str:
    return LATE if is_late(stand, due, today) else STAND[stand]
