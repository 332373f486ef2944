"""How the plan speaks: states and dates, never as blame."""

from datetime import date, timedelta

from portal.core.formats import dag_van
from portal.plan.models import ENDED, Actiestand, ClientSays

STAND = {
    Actiestand.OPEN: "Open",
    Actiestand.BUSY: "Bezig",
    Actiestand.DONE: "Gedaan",
    Actiestand.STOPPED: "Gestopt",
}
NOBODY_YET = "nog niemand"
SAYS = {
    ClientSays.PENDING: "Wacht op het antwoord van de cliënt",
    ClientSays.AGREED: "",
    ClientSays.DECLINED: "De cliënt wil dit niet",
}
YOU_SAY = {
    ClientSays.PENDING: "Wacht op uw antwoord",
    ClientSays.AGREED: "",
    ClientSays.DECLINED: "U wilt dit niet",
}
# Why not every stand can be chosen.
FIRST_A_YES = {
    ClientSays.PENDING: "De cliënt heeft nog niet geantwoord. Zegt de cliënt ja, dan kan de actie beginnen. "
    "Stoppen kan nu al.",
    ClientSays.DECLINED: "De cliënt wil deze actie niet. U kunt de actie stoppen. Zegt de cliënt toch ja, "
    "dan kan de actie verder.",
}


def says(words: dict[ClientSays, str], said: ClientSays, stand: Actiestand) -> str:
    """With an actie that ended, the question ended too."""
    return "" if said is ClientSays.PENDING and stand in ENDED else words[said]


def days_late(due: date | None, stand: Actiestand, today: date) -> int:
    return max(0, (today - due).days) if due and stand not in ENDED else 0


def when(due: date | None, stand: Actiestand, ended: date | None, today: date) -> str:
    """ "vrijdag 27 november", "5 dagen over de datum", "gedaan op 16 november", "nog geen datum"."""
    if ended:
        return f"{STAND[stand].lower()} op {dag_van(ended, today)}"
    if due is None:
        return "nog geen datum"
    if late := days_late(due, stand, today):
        return f"{late} {'dag' if late == 1 else 'dagen'} over de datum"
    if due == today:
        return "vandaag"
    return "morgen" if due == today + timedelta(days=1) else dag_van(due, today)
