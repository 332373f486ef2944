"""How an invitation stands, as who invited may know it: nothing of what the client wrote, or whether they did."""

from portal.uitnodiging.models import Uitnodigingstand

STAND = {
    Uitnodigingstand.STANDING: "Wacht op de cliënt",
    Uitnodigingstand.USED: "Gebruikt",
    Uitnodigingstand.WITHDRAWN: "Ingetrokken",
    Uitnodigingstand.STOPPED: "Niet doorgegaan",
    Uitnodigingstand.LOCKED: "Op slot: de code was vijf keer fout",
    Uitnodigingstand.EXPIRED: "Verlopen",
}
