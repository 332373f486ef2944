"""What happened at a desk, and how what waits there stands, in words."""

from datetime import date

from portal.account.models import Role
from portal.account.words import ROLE_WORDS
from portal.core.formats import dag_van
from portal.desk.models import ChangeKind, Changestand, Did
from portal.uitnodiging.models import Uitnodigingstand

UNUSED = "Nog niet gebruikt"

# {who} did it, {about} is the colleague it is about, {detail} a role, a functie, a number.
SAYS = {
    Did.INVITED: "{who} nodigde een collega uit: {detail}",
    Did.INVITED_AGAIN: "{who} maakte een nieuwe link voor een uitnodiging: {detail}",
    Did.WITHDREW: "{who} trok een uitnodiging in: {detail}",
    Did.CAME_IN: "{about} kwam binnen op een uitnodiging van {who}: {detail}",
    Did.CHANGED: "{who} veranderde {about}: {detail}",
    Did.ENDED: "{who} beëindigde de toegang van {about}",
    Did.GAVE_BACK: "{who} gaf {about} weer toegang",
    Did.SIGNED_OUT: "{who} logde {about} overal uit",
    Did.FACTOR: "{who} liet {about} opnieuw beginnen met de tweede stap bij het inloggen",
    Did.GOES: "{who} schreef op dat {about} weggaat: {detail}",
    Did.STAYS: "{who} schreef op dat {about} toch niet weggaat",
    Did.WENT: "De toegang van {about} eindigde op de afgesproken dag",
    Did.HANDED_OVER: "{who} droeg werk van {about} over: {detail}",
    Did.PROPOSED: "{who} stelde voor: {about} {detail}",
    Did.CONFIRMED: "{who} bevestigde: {about} {detail}",
    Did.REFUSED: "{who} wees af: {about} {detail}",
    Did.TOOK_BACK: "{who} nam een voorstel terug: {about} {detail}",
    Did.REVIEWED: "{who} liep de toegang na: {detail}",
    Did.PAUSED: "De toegang van {about} ging op pauze: niemand bevestigde die op tijd",
    Did.LIFTED: "{who} hief de pauze op van {about}",
}
CHANGES = {
    ChangeKind.MAKE: "wordt {role}",
    ChangeKind.END: "is geen {role} meer",
    ChangeKind.FACTOR: "begint opnieuw met de tweede stap bij het inloggen",
}
STAND = {
    Changestand.OPEN: "Wacht op een tweede persoon",
    Changestand.DONE: "Bevestigd",
    Changestand.REFUSED: "Afgewezen",
    Changestand.WITHDRAWN: "Teruggenomen",
}
INVITED = {
    Uitnodigingstand.STANDING: UNUSED,
    Uitnodigingstand.USED: "Gebruikt",
    Uitnodigingstand.WITHDRAWN: "Ingetrokken",
    Uitnodigingstand.STOPPED: "Deze persoon wilde niet",
    Uitnodigingstand.LOCKED: "Op slot: de code was vijf keer fout",
    Uitnodigingstand.EXPIRED: "Verlopen",
}


def changes(kind: ChangeKind, role: Role) -> str:
    """What follows the name of whom it is about."""
    return CHANGES[kind].format(role=ROLE_WORDS[role].lower())


def placed(role, onderdeel: str | None) -> str:
    return f"{ROLE_WORDS[role]}, {onderdeel}" if onderdeel else ROLE_WORDS[role]


def access(active: bool, account_active: bool, paused: bool, waits: bool) -> str:
    if paused:
        return "op pauze"
    if waits:
        return "wacht op een tweede persoon"
    return "heeft toegang" if active and account_active else "geen toegang"


def seen(day: date | None, today: date) -> str:
    if day is None:
        return "nog niet"
    if day >= today:
        return "vandaag"
    return "gisteren" if (today - day).days == 1 else dag_van(day, today)


def work(casussen: int, acties: int) -> str:
    """ "6 casussen en 9 open acties" """
    cases = "1 casus" if casussen == 1 else f"{casussen} casussen"
    return f"{cases} en 1 open actie" if acties == 1 else f"{cases} en {acties or 'geen'} open acties"
