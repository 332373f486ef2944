"""The four questions of the card, and what is said after a change."""

QUESTIONS = {
    "call": "Wie kunt u bellen?",
    "helps": "Wat helpt",
    "avoid": "Wat u niet moet doen",
    "wishes": "Wensen voor als het niet goed gaat",
}
SAID = {
    "bewaard": "Uw kaart is bewaard.",
    "leeg": "Uw kaart is leeg. Niemand kan de kaart nu openen.",
    "gekozen": "Uw keuze is bewaard. U kunt dit elke dag veranderen.",
}
