"""A row of the toestemmingslog in the words of the client."""

import json
from datetime import datetime

from portal.account.models import Role
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.vragen import WORDS
from portal.toestemming.cells import VRAGEN, label
from portal.toestemming.kijkvraag import Answer
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
ANSWERED = {Answer.OPEN: "wacht", Answer.YES: "ja", Answer.NO: "nee", Answer.LATER: "later"}

# Of the beroepsgeheim of a sender toward one receiver.
SECRECY = {
    Gebeurtenis.GIVEN: "U zei ja: {sender} mag delen met {who}.",
    Gebeurtenis.WITHDRAWN: "U zei dat {sender} niet meer mag delen met {who}.",
    Gebeurtenis.TERMINATED: "{sender} deelt niet meer met {who}. Een van de twee stopte met meedoen.",
    Gebeurtenis.EXPIRED: "{sender} deelt niet meer met {who}. De tijd was om.",
    Gebeurtenis.RENEWED: "U liet {sender} langer delen met {who}.",
}

# What a page says after a choice was kept, by what its address carries.
SAID = {
    "open": "Dit is nu open. U kunt het elke dag weer sluiten.",
    "dicht": "Dit is nu dicht. U kunt het weer openen.",
    "langer": "Dit blijft langer open. U kunt het elke dag sluiten.",
    "pauze": "Alles is dicht. Niemand kan nu iets lezen. U kunt elk vak weer openen.",
    "partij-dicht": "Alles is dicht voor deze organisatie of persoon. U kunt het weer openen.",
    "partij-open": "Dit staat weer open. U kunt het elke dag sluiten.",
    "nee": "U zei nee. Dit blijft dicht. U hoeft niets uit te leggen.",
    "later": "U kiest later. De vraag blijft hier staan.",
    "delen-ja": "Uw behandelaar mag dit nu delen. U kunt dat elke dag veranderen.",
    "delen-nee": "Uw behandelaar mag dit nu niet meer delen.",
}


def in_words(event: Gebeurtenis, payload: str, naasten: dict[int | str, str]) -> str:
    """`naasten`: partij -> what the client calls them, which the log itself does not hold."""
    fields = json.loads(payload)
    cell = fields.get("pii_type", "")
    sentence = SECRECY[event] if not cell and event in SECRECY else DID[event]
    return sentence.format(
        what=WORDS[Vraag(cell)].title if cell in VRAGEN else label(cell),
        who=naasten.get(fields.get("party_id")) or fields.get("party_name", "een partij"),
        person=fields.get("person", "Iemand"),
        sender=fields.get("sender_name", "Uw behandelaar"),
    )


def moment_of(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
