"""A look in the words of the client: what was read, and why that was allowed."""

from datetime import date, timedelta

from babel.dates import format_date

from portal.account.models import Role
from portal.casus.models import OVERDRACHT, Onderwerp
from portal.core.formats import LOCALE, dag_van, opsomming
from portal.inzage.models import Event, Found
from portal.noodkaart.models import CARD_NAME, NOODKAART, WHY_OPENED
from portal.noodkaart.models import CELLS as CARD_CELLS
from portal.toestemming.cells import LABELS, VRAGEN
from portal.toestemming.kijkvraag import KIJKVRAAG
from portal.toestemming.models import BETROKKENEN

LISTS = {
    "casus.mine",
    "in_nood.listed",
    "notice.new",
    "vandaag.today",
    "vandaag.new",
    "vandaag.standing_still",
}
LEFT = "gestopt"  # written by a naaste who stops
BESTAND = {"bestand.fetch": "een bestand", "export.packed": "alle bestanden die deze persoon mag lezen,"}
VERZOEK = "verzoek"  # written by who is outside the casus: they named somebody, or said that nobody can
AANVRAAG = "aanvraag"  # by a sleutelpersoon: what the client asked about a right
NAVRAAG = "navraag"  # read or answered by who is outside the casus: what the client asked about a look
SIGNAL = "signaal"  # a functionaris read that this look was one to go after
PASSED_ON = "doorgegeven"  # by a sleutelpersoon: what a colleague of theirs did goes to another
AT_DESK = "balie"  # by who looked at a document there, with a code of the client's
DID = {
    "suggestion.": "Stelde andere woorden voor bij uw hulpvraag.",
    LEFT: "Stopte met meelezen.",
    VERZOEK: "Antwoordde op uw verzoek om mee te doen.",
    NAVRAAG: "Antwoordde op uw vraag over wie er keek.",
    PASSED_ON: "Gaf het werk van een collega aan een ander door.",
    OVERDRACHT: "Stopte met meedoen.",
    KIJKVRAAG: "Vroeg u om iets te openen.",
    AT_DESK: "Schreef op dat deze persoon aan een balie keek wie u bent.",
}
DECIDED = "Veranderde wat een ander mag lezen."
CHANGED = {
    "toestemming.cell": DECIDED,
    "toestemming.pause": DECIDED,
    "toestemming.one_partij": DECIDED,
    "toestemming.secrecy": DECIDED,
    "toestemming.written": DECIDED,
    "toestemming.record": "Schreef op wat u op papier of hardop toestond.",
    "toestemming.witness": "Bevestigde wat iemand opschreef dat u toestond, of nam dat terug.",
    "afsluiting.end": "Koos dat uw casus wordt gewist.",
    "afsluiting.keep": "Kwam terug op het wissen van uw casus.",
    "inzage.ask": "Stelde een vraag over wie er keek.",
}
# Nobody asks about these: the first is the answer itself, the second would tell the desk that there was a signal.
NOT_ASKED_ABOUT = frozenset({NAVRAAG, SIGNAL})
READ = {
    NAVRAAG: "Las uw vraag over wie er keek.",
    SIGNAL: "Ging na of iemand hier mocht kijken.",
}
REFUSED = "Wilde iets openen dat dicht is. Zag niets."
PAGES = {
    "inzage.show": "Las wie er keek",
    "toestemming.log": "Las terug wat er open en dicht ging",
    "afsluiting.show": "Keek wanneer uw casus wordt gewist",
    "toestemming.look": "Keek mee met wat een ander van uw casus ziet",
    "hulpvraag.download": "Bewaarde uw hulpvraag als PDF",
    "hulpvraag.download_version": "Bewaarde uw hulpvraag als PDF",
    "export.paper": "Bewaarde als PDF wat deze persoon van uw casus mag lezen",
    "toestemming.receipt_paper": "Bewaarde een bewijs uit het logboek als PDF",
    "toestemming.receipt_data": "Bewaarde een bewijs uit het logboek als bestand",
    "export.data": "Bewaarde als bestand wat deze persoon van uw casus mag lezen",
}
# The first of these that was written or read tells what it was.
CARD = {
    f"+{WHY_OPENED}": "Opende uw noodkaart.",
    f"+{NOODKAART}": "Schreef op uw noodkaart.",
    f"+{CARD_NAME}": "Koos wie uw noodkaart mag openen.",
    NOODKAART: "Las uw noodkaart.",
    CARD_NAME: "Zag de naam van uw noodkaart.",
    f"+{AANVRAAG}": "Werkte aan wat u vroeg over uw rechten.",
    AANVRAAG: "Las wat u vroeg over uw rechten.",
}
WHY_ASKED = {
    AANVRAAG: "u vroeg deze organisatie om een recht.",
    VERZOEK: "u vroeg deze organisatie om iemand te noemen.",
    NAVRAAG: "u vroeg deze organisatie wie er keek.",
}
WHY_CARD = "u koos dat deze persoon uw noodkaart in nood mag openen."
WHY = {
    Role.GEMEENTE: "de gemeente helpt u, en u opende dit voor deze organisatie.",
    Role.UWV: "UWV helpt u, en u opende dit voor UWV.",
    Role.GGZ: "uw behandelaar helpt u, en u opende dit voor deze organisatie.",
    Role.SLEUTELPERSOON: "u vroeg deze organisatie iets, of zij gaf werk van een collega door.",
    Role.FUNCTIONARIS: "deze persoon let op dat niemand te veel kijkt.",
    Role.NAASTE: "u koos zelf dat deze persoon meeleest.",
    Role.ERVARINGSDESKUNDIGE: "u koos zelf dat deze persoon meeleest.",
}

GAVE_CODE = "u liet aan een balie uw code zien."


def what(page: str, cells: str, event: Event = Event.LOOK) -> str:
    """From the cells that were really opened, not from what could have been."""
    if event is Event.REFUSED:
        return REFUSED
    codes = cells.split()
    read = [code for code in codes if not code.startswith(("+", "~"))]
    written = [code[1:] for code in codes if code.startswith("+")]
    changed = [code[1:] for code in codes if code.startswith("~")]
    told = _by_page(page, read, written) or _by_mark(read, written)
    if told is None and changed:
        told = CHANGED.get(page)
    if told is None:
        searched = "Zocht in uw tijdlijn." if event is Event.SEARCH else ""
        told = " ".join(filter(None, (searched, _said(read, written, changed))))
    return told or ("Zag uw naam." if "NAAM" in read else "Opende uw casus.")


def _by_page(page: str, read: list[str], written: list[str]) -> str | None:
    if page in LISTS and not written:
        return f"Zag {opsomming(_listed(read))} in een overzicht."
    if page in PAGES:
        return f"{PAGES[page]}."
    if page in BESTAND:
        return f"Bewaarde {BESTAND[page]} over {opsomming(_things(read))}."
    return None


def _by_mark(read: list[str], written: list[str]) -> str | None:
    codes = {*read, *(f"+{code}" for code in written)}
    if card := next((words for mark, words in CARD.items() if mark in codes), None):
        return card
    marked = (words for mark, words in DID.items() if any(code.startswith(mark) for code in written))
    return next(marked, None) or next((READ[code] for code in read if code in READ), None)


def _said(read: list[str], written: list[str], changed: list[str]) -> str:
    """Nothing, if no cell was opened or changed."""
    parts = []
    if things := _things(read):
        parts.append(f"Las {opsomming(things)}.")
    if things := _things(written):
        parts.append(f"Schreef over {opsomming(things)}.")
    if things := _things(changed):
        parts.append(f"Veranderde iets bij {opsomming(things)}.")
    elif changed:
        parts.append("Veranderde iets in uw casus.")
    return " ".join(parts)


def _listed(read: list[str]) -> list[str]:
    if CARD_NAME in read:
        return ["de naam van uw noodkaart"]
    first = ["uw eerste zin"] if any(code in VRAGEN for code in read) else []
    actie = ["een actie"] if str(Onderwerp.PLAN) in read else []
    return ["uw naam", *first, *actie]


def _things(codes: list[str]) -> list[str]:
    own = any(code in VRAGEN or code.startswith(("concept.", "suggestion.")) for code in codes)
    found = ["uw hulpvraag"] if own else []
    found += ["wie er meedoet"] if BETROKKENEN in codes else []
    return found + [LABELS[code][0].lower() for code in Onderwerp if str(code) in codes]


def why(role: Role, cells: str = "", page: str = "") -> str:
    """`cells`: what was opened by another choice than that of the grid has another reason."""
    marks = {code.strip("+~") for code in cells.split()}
    if marks & set(CARD_CELLS):
        return WHY_CARD
    if asked := next((words for mark, words in WHY_ASKED.items() if mark in marks), None):
        return asked
    return GAVE_CODE if page.startswith(f"{AT_DESK}.") else WHY.get(role, "")


# What a sleutelpersoon reads of a look: the kind of thing that was done, and nothing of what it was about.
DONE = {
    Event.LOOK: "Keek in de casus",
    Event.SEARCH: "Zocht in de casus",
    Event.PRINT: "Bewaarde iets uit de casus als PDF",
    Event.EXPORT: "Bewaarde iets uit de casus als bestand",
    Event.CHANGE: "Schreef of veranderde iets in de casus",
    Event.RIGHTS: "Veranderde wie er meedoet of leest",
    Event.LOG: "Las een logboek van de casus",
    Event.REFUSED: "Wilde iets openen dat dicht is, en zag niets",
}


def state(due: date, answered: bool, day: date) -> str:
    """Of a navraag, to the client: gesteld, beantwoord, te laat."""
    if answered:
        return "Uw vraag is beantwoord."
    if due < day:
        return f"Het antwoord is te laat. Het moest er zijn op {dag_van(due, day)}."
    return f"Uw vraag is gesteld. U krijgt antwoord voor {dag_van(due + timedelta(days=1), day)}."


def by_when(due: date, day: date) -> str:
    """To who answers."""
    if due < day:
        late = (day - due).days
        return f"{late} {'dag' if late == 1 else 'dagen'} te laat"
    return "antwoord vandaag" if due == day else f"antwoord uiterlijk {dag_van(due, day)}"


def signal(own: bool, colleague: bool, name: bool) -> list[str]:
    """For the functionaris."""
    told = {
        "Het is de eigen casus van deze medewerker.": own,
        "De cliënt werkt ook bij deze organisatie.": colleague,
        "De cliënt heeft dezelfde achternaam.": name,
    }
    return [words for words, holds in told.items() if holds]


def seen(event: Event, casussen: int) -> str:
    """`casussen`: of a list; 0 elsewhere."""
    if casussen:
        return f"Zag {'1 casus' if casussen == 1 else f'{casussen} casussen'} in een overzicht"
    return DONE[event]


def neutral(night: bool, many: bool, idle: bool, refused: bool) -> list[str]:
    """What could be asked about; none of it says that something is wrong, nor who the client is."""
    told = {
        "in de nacht": night,
        "veel casussen in een uur": many,
        "heeft daar nu geen actie": idle,
        "het was dicht": refused,
    }
    return [words for words, holds in told.items() if holds]


FOUND = {
    Found.FITS: "Past bij het werk",
    Found.EXPLAINED: "Nagevraagd, en uitgelegd",
    Found.FOLLOWED_UP: "Klopt niet, ik ga het na",
}


def month_in_words(month: date) -> str:
    return format_date(month, "MMMM y", locale=LOCALE)
