"""How bestanden speak: what one is, how large, and why one was refused and what to do then."""

from portal.bestand.models import Kind

KIND = {
    Kind.PDF: "PDF",
    Kind.JPEG: "foto",
    Kind.PNG: "afbeelding",
    Kind.DOCX: "Word",
    Kind.XLSX: "Excel",
    Kind.PPTX: "PowerPoint",
    Kind.ODT: "tekst (ODT)",
    Kind.ODS: "rekenblad (ODS)",
    Kind.ODP: "presentatie (ODP)",
    Kind.TEXT: "tekst",
}
TAKES = (
    "PDF, foto’s en afbeeldingen (JPEG, PNG, WebP, GIF), Word, Excel, PowerPoint, OpenDocument en platte tekst."
    " Tot 10\N{NO-BREAK SPACE}MB."
)
_OTHER = "Bewaar het als PDF en kies dat bestand."
REFUSED = {
    "missing": "Kies eerst een bestand.",
    "empty": "Dit bestand is leeg. Kies een ander bestand.",
    "too_large": "Dit bestand is groter dan 10 MB. Maak het kleiner, of knip het in delen.",
    "name": "De naam van dit bestand kan hier niet. Geef het een gewone naam, zonder / en zonder \\.",
    "old_office": "Dit is een oud Word-, Excel- of PowerPoint-bestand. Open het, bewaar het als .docx, .xlsx of .pptx,"
    " en kies dat bestand.",
    "heic": "Deze foto is in een vorm die veel computers niet kennen (HEIC). Bewaar de foto als JPEG en kies die.",
    "other_picture": "Deze soort afbeelding kan hier niet. Bewaar de afbeelding als JPEG of PNG en kies die.",
    "zip": "Een ZIP of een ander ingepakt bestand kan hier niet. Pak het uit en kies de bestanden een voor een.",
    "program": "Dit is een programma. Dat kan hier niet.",
    "sound": "Geluid en film kunnen hier niet.",
    "rich_text": f"Dit is een RTF-bestand. {_OTHER}",
    "markup": "Dit is een webpagina of een tekening (SVG) waar een programma in kan zitten. Bewaar het als PDF of als"
    " PNG en kies dat bestand.",
    "unknown": "Deze soort bestand kennen wij niet. " + _OTHER,
    "polyglot": "In dit bestand zit nog een ander bestand verstopt. Open het, bewaar het opnieuw, en kies dat nieuwe"
    " bestand.",
    "broken": "Dit bestand kunnen wij niet lezen. Misschien is het kapot. Open het, bewaar het opnieuw, en kies dat"
    " nieuwe bestand.",
    "too_heavy": "Dit bestand wordt veel te groot als het opengaat. Maak het kleiner, of knip het in delen.",
    "too_many_dots": "Deze afbeelding heeft te veel beeldpunten. Maak die kleiner. Een JPEG mag er 24 miljoen hebben.",
    "pdf_locked": "Deze PDF is op slot. Bewaar hem zonder wachtwoord en kies die.",
    "pdf_acts": "In deze PDF zit een programma. Druk hem af als nieuwe PDF en kies die.",
    "pdf_holds_files": "In deze PDF zitten andere bestanden. Haal die eruit, of druk hem af als nieuwe PDF.",
    "pdf_behind": "Achter het eind van deze PDF staat nog iets. Druk hem af als nieuwe PDF en kies die.",
    "office_locked": "Dit bestand is op slot. Bewaar het zonder wachtwoord en kies dat.",
    "macros": "In dit bestand zit een programma (een macro). " + _OTHER,
    "elsewhere": "Dit bestand haalt iets op van een andere plek. " + _OTHER,
    "names_within": "In dit bestand staan namen die niet kunnen. Open het, bewaar het opnieuw, en kies dat nieuwe"
    " bestand.",
    "busy": "Er komen nu te veel bestanden tegelijk binnen. Wacht een minuut en probeer het opnieuw.",
}


def size(number: int) -> str:
    """ "1,3 MB", "12 kB"."""
    if number >= 1_000_000:
        return f"{number / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(number / 1000))} kB"


TITLE = dict.fromkeys(REFUSED, "Dit bestand is niet bewaard") | {"missing": None}
