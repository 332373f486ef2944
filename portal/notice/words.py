"""A notice in words: what happened, never what it says or who did it."""

from portal.notice.models import Kind, Mailing
from portal.toestemming.cells import label

SAYS = {
    Kind.HULPVRAAG: "Nieuwe tekst in de hulpvraag",
    Kind.DOEL_PROPOSED: "Er is een gezamenlijk doel voorgesteld",
    Kind.DOEL_CONFIRMED: "Er staat een nieuw gezamenlijk doel",
    Kind.DOEL_DECLINED: "De cliënt wil een doel niet dat u voorstelde",
    Kind.ACTIE_PROPOSED: "Er is een actie voorgesteld",
    Kind.ACTIE_AGREED: "De cliënt is het eens met een actie",
    Kind.ACTIE_DECLINED: "De cliënt wil een actie niet",
    Kind.ACTIE_GIVEN: "Er is een actie voor u",
    Kind.ACTIE_LATE: "Een actie van u had al klaar moeten zijn",
    Kind.ACTIE_ASKED: "Een actie gaat naar iemand anders. Bent u het daarmee eens?",
    Kind.ACTIE_BESTAND: "Er staat een bestand bij een actie",
    Kind.ACTIE_DONE: "Een actie is gedaan",
    Kind.ACTIE_STOPPED: "Een actie is gestopt",
    Kind.ACTIE_MOVED: "Een actie kreeg een andere dag",
    Kind.STEP_WRITTEN: "Er is een doel op weg geschreven",
    Kind.STEP_CHANGED: "Een doel op weg is veranderd",
    Kind.STEP_ENDED: "Een doel op weg is gestopt",
    Kind.REGISSEUR: "De cliënt koos u als casusregisseur",
    Kind.BIJDRAGE: "Nieuwe bijdrage over {about}",
    Kind.CORRECTED: "Een bijdrage over {about} is verbeterd",
    Kind.BESTAND: "Er staat een bestand bij een bijdrage over {about}",
    Kind.ZIENSWIJZE: "De cliënt zei hoe die een bijdrage over {about} ziet",
    Kind.VOORSTEL: "Er is voorgesteld wie er mee kan doen",
    Kind.JOINED: "Er doet iemand nieuw mee",
    Kind.NOBODY: "Er kan nu niemand meedoen van een organisatie waar u ja tegen zei",
    Kind.LEFT: "Er is iemand gestopt met meedoen",
    Kind.SECRECY_JOINED: "Er doet iemand nieuw mee",
    Kind.SECRECY_LEFT: "Er is iemand gestopt met meedoen",
    Kind.TAKEN_OVER: "U neemt het werk van een collega over",
    Kind.ASKED_ALONG: "De cliënt vraagt u mee te denken over de woorden",
    Kind.SUGGESTED: "Er zijn andere woorden voorgesteld bij een antwoord van u",
    Kind.SUGGESTION_ANSWERED: "De cliënt las uw andere woorden",
    Kind.IDENTITY: "Iemand schreef op dat die aan een balie keek wie u bent",
    Kind.NOODKAART_OPENED: "Iemand opende uw noodkaart",
    Kind.RECHT_BUSY: "Een organisatie is bezig met uw aanvraag",
    Kind.RECHT_LATER: "Een organisatie heeft meer tijd nodig voor uw aanvraag",
    Kind.RECHT_ANSWERED: "Een organisatie gaf antwoord op uw aanvraag",
    Kind.NAVRAAG_ANSWERED: "Er is antwoord op uw vraag over wie er keek",
    Kind.ASKED_TO_OPEN: "Iemand vraagt u om iets te openen",
    Kind.WRITTEN_DOWN: "Iemand schreef op dat u iets wilt openen. Klopt dat?",
    Kind.OPENED_FOR_YOU: "Er ging iets open omdat u ja zei. Klopt dat?",
    Kind.WITNESS_ASKED: "Iemand schreef op dat de cliënt iets toestond. Kunt u dat bevestigen?",
    Kind.STOOD_STILL: "Uw casus stond lang stil, en wordt gewist. U kunt dat tegenhouden",
    Kind.ERASED_SOON: "Uw casus wordt binnenkort gewist. Neem mee wat u wilt bewaren",
    Kind.ENDS_SOON: "Iets wat u opende, sluit binnenkort vanzelf",
}
ACTIES = {
    Kind.ACTIE_PROPOSED, Kind.ACTIE_AGREED, Kind.ACTIE_DECLINED, Kind.ACTIE_GIVEN, Kind.ACTIE_LATE,
    Kind.ACTIE_ASKED, Kind.ACTIE_BESTAND, Kind.ACTIE_DONE, Kind.ACTIE_STOPPED, Kind.ACTIE_MOVED,
}  # fmt: skip
STEPS = {Kind.STEP_WRITTEN, Kind.STEP_CHANGED, Kind.STEP_ENDED}
TEAM = {Kind.JOINED, Kind.NOBODY, Kind.LEFT, Kind.SECRECY_JOINED, Kind.SECRECY_LEFT}
ALONG = {Kind.ASKED_ALONG, Kind.SUGGESTED, Kind.SUGGESTION_ANSWERED}
OF_CLIENT = {
    Kind.IDENTITY, Kind.NOODKAART_OPENED, Kind.RECHT_BUSY, Kind.RECHT_LATER, Kind.RECHT_ANSWERED,
    Kind.NAVRAAG_ANSWERED, Kind.ENDS_SOON, Kind.ASKED_TO_OPEN, Kind.STOOD_STILL,
    Kind.ERASED_SOON, Kind.WRITTEN_DOWN, Kind.OPENED_FOR_YOU,
}  # fmt: skip
TEXTS = {Kind.BIJDRAGE, Kind.CORRECTED, Kind.BESTAND, Kind.ZIENSWIJZE}

# What a mail server said, or did not say, for who looks after the portal; anything else is told as it is.
WENT_WRONG = {
    "ConnectionRefusedError": "De mailserver neemt geen verbinding aan",
    "TimeoutError": "De mailserver geeft geen antwoord",
    "gaierror": "De naam van de mailserver bestaat niet",
    "SSLCertVerificationError": "Het certificaat van de mailserver klopt niet",
    "SMTPNotSupportedError": "De mailserver kan geen beveiligde verbinding maken",
    "SMTPAuthenticationError": "De mailserver kent deze naam of dit wachtwoord niet",
    "SMTPSenderRefused": "De mailserver neemt niets aan van deze afzender",
    "SMTPServerDisconnected": "De mailserver verbreekt de verbinding",
    "SMTPRecipientsRefused": "De mailserver neemt de mail nu niet aan",
    "SMTPDataError": "De mailserver neemt de mail nu niet aan",
    "Refused": "De mailserver weigert dit adres",
}

MAILING = {
    Mailing.AT_ONCE: "Meteen, als er iets nieuws is",
    Mailing.DAILY: "Eén keer per dag, om 8 uur",
    Mailing.NEVER: "Geen mail",
}


def went_wrong(error: str) -> str:
    return WENT_WRONG.get(error.split(" ")[0], "Er ging iets anders mis")


def says(kind: Kind, cell: str) -> str:
    return SAYS[kind].format(about=label(cell).lower())
