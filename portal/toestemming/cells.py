"""The cells of the grid, in the words of the client."""

from portal.casus.models import AFSLUITING, Onderwerp
from portal.hulpvraag.models import Vraag
from portal.noodkaart.models import NOODKAART
from portal.recht.models import RECHT
from portal.toestemming.models import BEKEND, BETROKKENEN

LABELS: dict[str, tuple[str, str]] = {
    BETROKKENEN: ("Wie er meedoen", "De namen van wie u helpt"),
    Onderwerp.PLAN: ("Plan", "Doel, acties en afspraken"),
    Onderwerp.WERK: ("Werk", "Wat u doet en zoekt"),
    Onderwerp.INKOMEN: ("Inkomen", "Uitkering en geld"),
    Onderwerp.GEZONDHEID_EN_WERK: ("Gezondheid en werk", "Wat helpt of hindert op werk"),
    Onderwerp.BEHANDELING: ("Behandeling", "Wat u met uw behandelaar doet"),
    Onderwerp.DAGELIJKS_LEVEN: ("Dagelijks leven", "Wonen, dagritme, mensen"),
    Onderwerp.OVERLEG: ("Overleg", "Wat er in overleg is gezegd"),
}
GRID = tuple(str(cell) for cell in LABELS)
SUGGEST = "meedenken"  # in the log only: that somebody was asked to suggest other words
NAAM = "naam"  # in the log only: the name that goes along with a verzoek
WARNED = frozenset(
    {"gemeente", "uwv"}
)  # these decide on a benefit: the first sharing with one is told what it means
VRAGEN = tuple(str(vraag) for vraag in Vraag)
ALL = (*VRAGEN, *GRID, BEKEND)


def label(cell: str) -> str:
    return (
        LABELS[cell][0]
        if cell in LABELS
        else "Dat een zorgpartij meedoet"
        if cell == BEKEND
        else "Uw naam bij het verzoek om mee te doen"
        if cell == NAAM
        else "Uw noodkaart, om in nood te openen"
        if cell == NOODKAART
        else "Uw naam bij uw aanvraag"
        if cell == RECHT
        else "Uw hele casus"
        if cell == AFSLUITING
        else "Meedenken over uw woorden"
        if cell == SUGGEST
        else "Uw hulpvraag"
    )
