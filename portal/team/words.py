"""How voorstellen and verzoeken stand, in words."""

from datetime import date

from portal.core.formats import dag_van
from portal.kluis.sealed import Sealed
from portal.team.models import Verzoekstand, Voorstelstand

YOU_SAID = {
    Voorstelstand.PROPOSED: "Wacht op uw antwoord",
    Voorstelstand.AGREED: "U zei ja",
    Voorstelstand.DECLINED: "U zei nee",
    Voorstelstand.WITHDRAWN: "U nam uw ja terug",
}
CLIENT_SAID = {
    Voorstelstand.PROPOSED: "Wacht op het antwoord van de cliënt",
    Voorstelstand.AGREED: "De cliënt zei ja",
    Voorstelstand.DECLINED: "De cliënt zei nee",
    Voorstelstand.WITHDRAWN: "De cliënt nam het ja terug",
}
# What an own voorstel waits for: has the client said yes?
WAITS = {False: "Wacht op de cliënt", True: "Wacht op de organisatie"}
ANSWERED = "De cliënt heeft geantwoord"  # to who may not know whether this partij takes part
JOINED = "Doet nu mee"


def said(stand: Voorstelstand, is_client: bool, known: bool, joined: bool) -> str:
    if is_client:
        return YOU_SAID[stand]
    if not known and stand is not Voorstelstand.PROPOSED:
        return ANSWERED
    return JOINED if joined and stand is Voorstelstand.AGREED else CLIENT_SAID[stand]


def days_late(due: date, today: date) -> int:
    return max(0, (today - due).days)


def by_when(due: date, today: date) -> str:
    if late := days_late(due, today):
        return f"{late} {'dag' if late == 1 else 'dagen'} over de datum"
    return "antwoord vandaag" if due == today else f"antwoord uiterlijk {dag_van(due, today)}"


def told(name: str, named: str | None, stand: Verzoekstand, beside: Sealed | None = None) -> str:
    """What the client reads of a verzoek. `beside`: the one person it is about, where others take part already."""
    return {
        Verzoekstand.OPEN: f"Gevraagd: {beside}, nog geen antwoord"
        if beside
        else "Gevraagd, nog niemand genoemd",
        Verzoekstand.NAMED: f"{named} doet nu mee",
        Verzoekstand.NOBODY: f"{beside} van {name} kan nu niet meedoen"
        if beside
        else f"{name} heeft nu niemand die mee kan doen",
        Verzoekstand.WITHDRAWN: "Niet meer gevraagd" if beside else "U nam uw ja terug",
    }[stand]
