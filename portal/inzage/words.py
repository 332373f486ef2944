"""A look in the words of the client: what was read, and why that was allowed."""

from portal.account.models import Role
from portal.casus.models import OVERDRACHT, Onderwerp
from portal.core.formats import opsomming
from portal.noodkaart.models import CARD_NAME, NOODKAART, WHY_OPENED
from portal.noodkaart.models import CELLS as CARD_CELLS
from portal.toestemming.cells import LABELS, VRAGEN
from portal.toestemming.models import BETROKKENEN

LISTS = {"casus.mine", "notice.new", "vandaag.today", "vandaag.new", "vandaag.standing_still"}
LEFT = "gestopt"  # written by a naaste who stops
BESTAND = {"bestand.fetch": "een bestand", "export.packed": "alle bestanden die deze persoon mag lezen,"}
VERZOEK = "verzoek"  # written by who is outside the casus: they named somebody, or said that nobody can
AANVRAAG = "aanvraag"  # by a sleutelpersoon: what the client asked about a right
PASSED_ON = "doorgegeven"  # by a sleutelpersoon: what a colleague of theirs did goes to another
AT_DESK = "balie"  # by who looked at a document there, with a code of the client's
DID = {
    "suggestion.": "Stelde andere woorden voor bij uw hulpvraag.",
    LEFT: "Stopte met meelezen.",
    VERZOEK: "Antwoordde op uw verzoek om mee te doen.",
    PASSED_ON: "Gaf het werk van een collega aan een ander door.",
    OVERDRACHT: "Stopte met meedoen.",
    AT_DESK: "Schreef op dat deze persoon aan een balie keek wie u bent.",
}
DECIDED = "Veranderde wat een ander mag lezen."
CHANGED = {"toestemming.cell": DECIDED, "toestemming.pause": DECIDED}
PAGES = {
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
WHY_AANVRAAG = "u vroeg deze organisatie om een recht."
WHY_CARD = "u koos dat deze persoon uw noodkaart in nood mag openen."
WHY = {
    Role.GEMEENTE: "de gemeente helpt u, en u opende dit voor deze organisatie.",
    Role.UWV: "UWV helpt u, en u opende dit voor UWV.",
    Role.GGZ: "uw behandelaar helpt u, en u opende dit voor deze organisatie.",
    Role.SLEUTELPERSOON: "u vroeg deze organisatie om iemand te noemen, of zij droeg werk van een collega over.",
    Role.NAASTE: "u koos zelf dat deze persoon meeleest.",
    Role.ERVARINGSDESKUNDIGE: "u koos zelf dat deze persoon meeleest.",
}

GAVE_CODE = "u liet aan een balie uw code zien."


def what(page: str, cells: str) -> str:
    """From the cells that were really opened, not from what could have been."""
    codes = cells.split()
    read = [code for code in codes if not code.startswith(("+", "~"))]
    written = [code[1:] for code in codes if code.startswith("+")]
    changed = [code[1:] for code in codes if code.startswith("~")]
    if page in LISTS and not written:
        return f"Zag {opsomming(_listed(read))} in een overzicht."
    if page in PAGES:
        return f"{PAGES[page]}."
    if card := next((words for mark, words in CARD.items() if mark in codes), None):
        return card
    if page in BESTAND:
        return f"Bewaarde {BESTAND[page]} over {opsomming(_things(read))}."
    if did := next(
        (words for mark, words in DID.items() if any(code.startswith(mark) for code in written)), None
    ):
        return did
    if changed and page in CHANGED:
        return CHANGED[page]
    return _said(read, written, changed) or ("Zag uw naam." if "NAAM" in read else "Opende uw casus.")


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
    if AANVRAAG in marks:
        return WHY_AANVRAAG
    return GAVE_CODE if page.startswith(f"{AT_DESK}.") else WHY.get(role, "")
