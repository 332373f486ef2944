from portal.core.formats import moment
from portal.datalek.clock import Clock
from portal.datalek.models import Lek, Told

KINDS = {
    Lek.WRONG_PERSON: "Gegevens gingen naar de verkeerde persoon",
    Lek.SEEN: "Iemand keek die niet mocht kijken",
    Lek.LOST: "Gegevens of een apparaat raakten kwijt",
    Lek.STOLEN: "Diefstal of een inbraak in een systeem",
    Lek.CHANGED: "Gegevens werden veranderd of gewist",
    Lek.AWAY: "Gegevens waren een tijd niet te bereiken",
    Lek.OTHER: "Iets anders",
}
AUTHORITY = {
    Told.NOT_YET: "Nog niet gemeld",
    Told.TOLD: "Gemeld",
    Told.NOT_NEEDED: "Melden is niet nodig, met de reden hieronder",
}
CLIENTS = {
    Told.NOT_YET: "Nog niet",
    Told.TOLD: "Ja",
    Told.NOT_NEEDED: "Niet nodig, met de reden hieronder",
}
SAID = {"bewaard": "Het staat in het register."}


def said(clock: Clock, authority: Told) -> str:
    """The clock, in words."""
    if authority is Told.NOT_NEEDED:
        return "Melden niet nodig"
    if authority is Told.TOLD:
        return "Gemeld, na meer dan 72 uur" if clock.late else "Op tijd gemeld"
    if clock.late:
        return f"Te laat: melden moest vóór {moment(clock.until)}"
    hours = "minder dan een uur" if not clock.left else f"nog {clock.left} uur"
    return f"Meld vóór {moment(clock.until)} ({hours})"
