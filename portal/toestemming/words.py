"""A row of the toestemmingslog in the words of the client."""

import json
from datetime import datetime

from portal.account.models import Role
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.vragen import WORDS
from portal.toestemming.cells import VRAGEN, label
from portal.toestemming.models import Gebeurtenis

DID = {
    Gebeurtenis.GIVEN: "U opende ‘{what}’ voor {who}.",
    Gebeurtenis.WITHDRAWN: "U sloot ‘{what}’ voor {who}.",
    Gebeurtenis.TERMINATED: "{who} stopte met meedoen. ‘{what}’ ging dicht.",
    Gebeurtenis.JOINED: "{person} doet mee bij {who}, en leest mee met wat daarvoor open staat. U zei ja.",
    Gebeurtenis.REQUESTED: "{who} vroeg of ‘{what}’ open mag.",
    Gebeurtenis.REFUSED: "U zei nee: ‘{what}’ ging niet open voor {who}.",
    Gebeurtenis.POSTPONED: "U zei ‘later’ over ‘{what}’ voor {who}.",
    Gebeurtenis.EXPIRED: "De tijd was om. ‘{what}’ ging dicht voor {who}.",
    Gebeurtenis.RENEWED: "U liet ‘{what}’ langer open voor {who}.",
    Gebeurtenis.INVALIDATED: "‘{what}’ gold niet meer voor {who}.",
    Gebeurtenis.CONFIRMED: "U zei zelf dat ‘{what}’ open mag voor {who}.",
}

# Who chose, by the role in which they did; and how.
WHO = {
    Role.CLIENT: "U zelf",
    Role.NAASTE: "Een naaste, die stopte met meelezen",
    Role.SLEUTELPERSOON: "De sleutelpersoon van de organisatie",
    **dict.fromkeys(
        (Role.GEMEENTE, Role.UWV, Role.GGZ, Role.ERVARINGSDESKUNDIGE), "Iemand van de organisatie zelf"
    ),
    "portal": "De portal, omdat de tijd om was",
}
HOW = {"online": "In de portal"}

# What a page says after a choice was kept, by what its address carries.
SAID = {
    "open": "Dit is nu open. U kunt het elke dag weer sluiten.",
    "dicht": "Dit is nu dicht. U kunt het weer openen.",
    "pauze": "Alles is dicht. Niemand kan nu iets lezen. U kunt elk vak weer openen.",
}


def in_words(event: Gebeurtenis, payload: str, naasten: dict[int | str, str]) -> str:
    """`naasten`: partij -> what the client calls them, which the log itself does not hold."""
    fields = json.loads(payload)
    cell = fields.get("pii_type", "")
    what = (
        WORDS[Vraag(cell)].title if cell in VRAGEN else label(cell) if cell else "Delen door uw behandelaar"
    )
    return DID[event].format(
        what=what,
        who=naasten.get(fields.get("party_id")) or fields.get("party_name", "een partij"),
        person=fields.get("person", "Iemand"),
    )


def moment_of(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
