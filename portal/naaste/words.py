"""How an invitation of a naaste stands, in the words of the client."""

from portal.uitnodiging.models import Uitnodigingstand

STAND = {
    Uitnodigingstand.STANDING: "is uitgenodigd en nog niet binnen",
    Uitnodigingstand.USED: "leest mee",
    Uitnodigingstand.WITHDRAWN: "U trok de uitnodiging in",
    Uitnodigingstand.STOPPED: "wil niet meelezen",
    Uitnodigingstand.LOCKED: "komt niet binnen: de code was vijf keer fout",
    Uitnodigingstand.EXPIRED: "kwam niet op tijd: de link is verlopen",
}
