"""A row of the toestemmingslog in the words of the client."""

import json
from datetime import datetime

from portal.account.models import Role
from portal.casus.models import AFSLUITING
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.vragen import WORDS
from portal.toestemming.cells import VRAGEN, label
from portal.toestemming.kijkvraag import Answer
from portal.toestemming.models import Gebeurtenis
from portal.toestemming.written_down import Helper, How, Writtenstand

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
HOW = {
    "online": "In de portal",
    How.PAPER: "Op papier",
    How.ALOUD: "Hardop, in een gesprek",
    How.TELEPHONE: "Hardop, door de telefoon",
}
HELPED = {
    Helper.NOBODY: "Niemand",
    Helper.NAASTE: "Een naaste",
    Helper.ERVARINGSDESKUNDIGE: "Een ervaringsdeskundige",
    Helper.INTERPRETER: "Een tolk",
    Helper.COUNSELLOR: "Een hulpverlener",
    Helper.OTHER: "Iemand anders",
}
ANSWERED = {Answer.OPEN: "wacht", Answer.YES: "ja", Answer.NO: "nee", Answer.LATER: "later"}

# Of the beroepsgeheim of a sender toward one receiver.
SECRECY = {
    Gebeurtenis.GIVEN: "U zei ja: {sender} mag delen met {who}.",
    Gebeurtenis.WITHDRAWN: "U zei dat {sender} niet meer mag delen met {who}.",
    Gebeurtenis.TERMINATED: "{sender} deelt niet meer met {who}. Een van de twee stopte met meedoen.",
    Gebeurtenis.EXPIRED: "{sender} deelt niet meer met {who}. De tijd was om.",
    Gebeurtenis.RENEWED: "U liet {sender} langer delen met {who}.",
}

# Of what others wrote down because the client said it on paper or aloud.
WRITTEN = {
    Gebeurtenis.GIVEN: "{by} schreven op dat u ja zei. ‘{what}’ ging open voor {who}.",
    Gebeurtenis.EXPIRED: "U zei niet zelf dat het klopt. ‘{what}’ ging dicht voor {who}.",
}
WRITTEN_ALONE = {
    Writtenstand.WAITS: "{by} schreef op dat u ja zei: ‘{what}’ mag open voor {who}. Het ging nog niet open.",
    Writtenstand.LAPSED: "Geen tweede persoon bevestigde dat ‘{what}’ open mag voor {who}. Het ging niet open.",
    Writtenstand.TAKEN_BACK: "Het opschrijven is teruggenomen. ‘{what}’ ging niet open voor {who}.",
    Writtenstand.NEEDLESS: "{by} schreven op dat u ja zei. ‘{what}’ stond al open voor {who}.",
    Writtenstand.OVERRULED: "Wat {by} opschreef, telt niet meer. Daarmee gaat ‘{what}’ niet open voor {who}.",
}
DENIED = "U zei dat het niet klopt. ‘{what}’ is dicht voor {who}."

# Of the casus itself.
CASUS = {
    Gebeurtenis.WITHDRAWN: "U koos dat uw casus wordt gewist.",
    Gebeurtenis.EXPIRED: "Uw casus stond lang stil. Daarom wordt die gewist.",
    Gebeurtenis.RENEWED: "U kwam terug op het wissen. Uw casus blijft.",
    Gebeurtenis.TERMINATED: "Uw casus is gewist.",
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
    "klopt": "Dit blijft open. U kunt het elke dag sluiten.",
    "klopt-niet": "Dit is dicht. Goed dat u het zegt.",
    "delen-nee": "Uw behandelaar mag dit nu niet meer delen.",
}


def in_words(event: Gebeurtenis, payload: str, naasten: dict[int | str, str]) -> str:
    """`naasten`: partij -> what the client calls them, which the log itself does not hold."""
    fields = json.loads(payload)
    cell = fields.get("pii_type", "")
    if cell == AFSLUITING and event in CASUS:
        return CASUS[event]
    return _sentence(event, cell, fields).format(
        what=WORDS[Vraag(cell)].title if cell in VRAGEN else label(cell),
        who=naasten.get(fields.get("party_id")) or fields.get("party_name", "een partij"),
        person=fields.get("person", "Iemand"),
        sender=fields.get("sender_name", "Uw behandelaar"),
        by=" en ".join(fields.get("recorded_by", [])),
    )


def _sentence(event: Gebeurtenis, cell: str, fields: dict) -> str:
    if fields.get("denied"):
        return DENIED
    if alone := fields.get("written_down"):
        return WRITTEN_ALONE[Writtenstand(alone)]
    if fields.get("recorded_by") and event in WRITTEN:
        return WRITTEN[event]
    return SECRECY[event] if not cell and event in SECRECY else DID[event]


def moment_of(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
