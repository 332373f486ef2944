"""What can be done in the portal, one line each. The Dutch half of the line is for the page "Wie mag wat"."""

import enum
from datetime import timedelta


class Subject(enum.StrEnum):
    CASUS = "casus"
    NOODKAART = "noodkaart"
    ORGANISATIE = "organisatie"
    SELF = "self"


class Permission(enum.StrEnum):
    def __new__(cls, value: str, words: str = ""):
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    CASUS_READ = "casus.read", "de casus openen en de naam van de cliënt zien"
    CASUS_LIST = "casus.list", "de lijst Mijn casussen zien"

    HULPVRAAG_WRITE = "hulpvraag.write", "de hulpvraag schrijven en delen"
    HULPVRAAG_SUGGEST = "hulpvraag.suggest", "andere woorden voorstellen bij de hulpvraag"
    SUGGESTION_DECIDE = (
        "suggestion.decide",
        "iemand vragen mee te denken over de woorden, en elk voorstel overnemen of zo laten",
    )
    GEHOLPEN_READ = "vraag.geholpen.read", "lezen hoe de cliënt geholpen zou zijn"
    WENSEN_READ = "vraag.wensen.read", "lezen wat de cliënt graag wil doen"
    GOED_IN_READ = "vraag.goed_in.read", "lezen waar de cliënt goed in is"
    BEST_READ = "vraag.best.read", "lezen wanneer het goed gaat"
    HELPT_READ = "vraag.helpt.read", "lezen wie of wat de cliënt helpt"
    ZORGEN_READ = "vraag.zorgen.read", "lezen wat de cliënt zorgen geeft"
    LEEFGEBIEDEN_READ = "vraag.leefgebieden.read", "lezen waar in het leven de hulpvraag over gaat"

    BETROKKENEN_READ = "betrokkenen.read", "zien wie er meedoen"
    PLAN_READ = "plan.read", "lezen over het plan"
    PLAN_WRITE = "plan.write", "schrijven over het plan"
    WERK_READ = "werk.read", "lezen over werk"
    WERK_WRITE = "werk.write", "schrijven over werk"
    INKOMEN_READ = "inkomen.read", "lezen over inkomen"
    INKOMEN_WRITE = "inkomen.write", "schrijven over inkomen"
    GEZONDHEID_EN_WERK_READ = "gezondheid_en_werk.read", "lezen wat op het werk helpt of hindert"
    GEZONDHEID_EN_WERK_WRITE = "gezondheid_en_werk.write", "schrijven wat op het werk helpt of hindert"
    BEHANDELING_READ = "behandeling.read", "lezen over de behandeling"
    BEHANDELING_WRITE = "behandeling.write", "schrijven over de behandeling"
    DAGELIJKS_LEVEN_READ = "dagelijks_leven.read", "lezen over het dagelijks leven"
    DAGELIJKS_LEVEN_WRITE = "dagelijks_leven.write", "schrijven over het dagelijks leven"
    OVERLEG_READ = "overleg.read", "lezen over overleg"
    OVERLEG_WRITE = "overleg.write", "schrijven over overleg"

    CASUS_EXPORT = "casus.export", "bewaren wat men van een casus mag lezen"
    BIJDRAGE_CORRECT = (
        "bijdrage.correct",
        "een bijdrage op de tijdlijn verbeteren, of er een bestand bij zetten",
    )
    BESTAND_REMOVE = "bestand.remove", "een bestand weghalen"
    ZIENSWIJZE_WRITE = "zienswijze.write", "de eigen kijk zetten bij een bijdrage"

    DOEL_CONFIRM = "doel.confirm", "een gezamenlijk doel bevestigen"
    ACTIE_UPDATE = "actie.update", "een actie veranderen"
    ACTIE_AGREE = "actie.agree", "het eens zijn met een actie of niet"

    TEAM_PROPOSE = "team.propose", "voorstellen wie er nog mee kan doen"
    TEAM_CHANGE = "team.change", "beslissen wie er meedoet en wie casusregisseur is, en iemand laten stoppen"
    SECRECY_TOLD = "team.secrecy.told", "horen dat iemand met een beroepsgeheim erbij kwam of stopte"
    TEAM_LEAVE = "team.leave", "zelf stoppen met meedoen, met een overdracht"
    TEAM_STOP = (
        "team.stop",
        "stoppen met meedoen als er niets meer open is, zonder te zien van wie de casus is",
    )
    OVERDRACHT_READ = "overdracht.read", "lezen wat iemand schrijft die stopt"
    IDENTITY_READ = "identity.read", "zien of iemand aan een balie keek wie de cliënt is"
    IDENTITY_CHECK = "identity.check", "opschrijven dat men aan een balie keek wie de cliënt is"
    IDENTITY_ANEW = (
        "identity.anew",
        "aan een balie kijken wie de cliënt is, en de tweede stap bij het inloggen opnieuw laten beginnen",
    )
    IDENTITY_CODE = "identity.code", "een code maken waarmee iemand aan een balie kijkt wie men is"
    IDENTITY_DESK = (
        "identity.desk",
        "met een code van een cliënt aan een balie kijken wie die is, zonder iets van de casus te zien",
    )
    NAASTE_LEAVE = "naaste.leave", "stoppen met meelezen"
    TOESTEMMING_CHANGE = (
        "toestemming.change",
        "sluiten wat anderen lezen, en openen voor een naaste of een ervaringsdeskundige",
    )
    TOESTEMMING_OPEN = "toestemming.open", "openen wat een organisatie leest, en de naam aan haar geven"
    TOESTEMMING_READ = "toestemming.read", "teruglezen wat er open en dicht ging"
    TOESTEMMING_PROVE = "toestemming.prove", "een bewijs bewaren van wat er open of dicht ging"
    TOESTEMMING_ASK = "toestemming.ask", "de cliënt vragen om een onderwerp te openen"
    TOESTEMMING_RECORD = (
        "toestemming.record",
        "opschrijven wat de cliënt op papier of hardop toestond, voor een ander",
    )
    TOESTEMMING_WITNESS = (
        "toestemming.witness",
        "als tweede bevestigen wat iemand opschreef dat de cliënt toestond",
    )
    KIJKVRAAG_READ = "kijkvraag.read", "lezen waarom iemand om een onderwerp vraagt"
    CASUS_LOOK_ALONG = "casus.look_along", "meekijken: de eigen casus zien zoals een ander die ziet"
    INZAGE_READ = "inzage.read", "zien wie er keek"
    INZAGE_ASK = "inzage.ask", "een organisatie vragen waarom iemand keek"
    NOODKAART_READ = "noodkaart.read", "de eigen noodkaart lezen, en wie die opende"
    NOODKAART_WRITE = "noodkaart.write", "de noodkaart schrijven en leeg maken"
    NOODKAART_CHOOSE = "noodkaart.choose", "kiezen wie de noodkaart in nood mag openen"
    RECHT_ASK = "recht.ask", "een organisatie om een recht uit de privacywet vragen, en het antwoord lezen"
    CASUS_END = "casus.end", "de eigen casus laten wissen, na een tijd waarin dat terug kan"
    CASUS_KEEP = "casus.keep", "terugkomen op het wissen van de eigen casus"
    AFSLUITING_READ = "afsluiting.read", "zien wanneer de eigen casus wordt gewist, of gewist is"
    AFSLUITING_TOLD = "afsluiting.told", "horen dat een casus is afgesloten, zonder te zien van wie"

    NOODKAART_OPEN = "noodkaart.open", "in nood een noodkaart openen, met een reden die de cliënt leest"

    ORGANISATIE_READ = "organisatie.read", "de onderdelen en medewerkers zien"
    CONTACT_WRITE = "contact.write", "het eigen contactkaartje als sleutelpersoon schrijven"
    VERZOEK_ANSWER = "verzoek.answer", "verzoeken lezen om iemand te noemen, en iemand noemen"
    NOODKAART_TOLD = "noodkaart.told", "zien dat iemand van de organisatie een noodkaart opende"
    RECHT_ANSWER = "recht.answer", "lezen wat cliënten over hun rechten vragen, en antwoorden"
    DATALEK_READ = "datalek.read", "het register van datalekken lezen en bewaren"
    DATALEK_WRITE = "datalek.write", "een datalek opschrijven en aanvullen"
    PROVIDER_READ = "provider.read", "zien hoe de mensen van een organisatie inloggen"
    PROVIDER_MANAGE = "provider.manage", "invullen waar de mensen van de organisatie inloggen"
    PROVIDER_CONFIRM = (
        "provider.confirm",
        "bevestigen waar de mensen van een organisatie inloggen, als iemand anders dat invulde",
    )
    PEOPLE_READ = (
        "people.read",
        "zien wie er werken, in hoeveel casussen, en wat er aan hun toegang veranderde",
    )
    PEOPLE_INVITE = "people.invite", "een collega uitnodigen, en de uitnodigingen van de organisatie zien"
    PEOPLE_CHANGE = (
        "people.change",
        "de rol en de toegang van een collega veranderen, en die overal uitloggen",
    )
    PEOPLE_FACTOR = (
        "people.factor",
        "een collega die de telefoon kwijt is opnieuw laten beginnen met de tweede stap bij het inloggen",
    )
    WORK_HAND_OVER = "work.hand_over", "het werk van een collega overdragen binnen hetzelfde onderdeel"
    SLEUTELPERSOON_PROPOSE = (
        "sleutelpersoon.propose",
        "voorstellen wie sleutelpersoon wordt of niet meer is, of opnieuw begint met de tweede stap bij het inloggen",
    )
    SLEUTELPERSOON_CONFIRM = "sleutelpersoon.confirm", "zo’n voorstel over een sleutelpersoon bevestigen"
    SLEUTELPERSOON_FACTOR = (
        "sleutelpersoon.factor",
        "met zijn tweeën een sleutelpersoon opnieuw laten beginnen met de tweede stap bij het inloggen",
    )
    ACCESS_REVIEW = "access.review", "elk kwartaal nalopen van wie de toegang nog klopt"
    NAVRAAG_ANSWER = (
        "navraag.answer",
        "vragen van cliënten lezen over wie er keek, en antwoorden, zonder naam en op casusnummer",
    )
    LOOKS_READ = "looks.read", "zien wie van de eigen mensen keek, op casusnummer"
    LOOKS_REVIEW = "looks.review", "elke maand een steekproef nalopen van wie er keek"
    SIGNALS_READ = (
        "signals.read",
        "zien dat een collega keek die de cliënt kan kennen, op casusnummer",
    )
    HOURS_COUNT = "hours.count", "de uren van de eigen ervaringsdeskundigen zien, opgeteld per maand"

    CLIENT_INVITE = "client.invite", "een cliënt uitnodigen, en de eigen uitnodigingen zien"
    REGIO_MANAGE = "regio.manage", "een regio in de portal zetten, met haar organisaties en haar kleur"
    DIGID_MANAGE = "digid.manage", "instellen waar cliënten inloggen met DigiD; een ander bevestigt"
    MAIL_MANAGE = "mail.manage", "zien welke mail niet aankwam, en die opnieuw laten versturen"

    NOODKAART_LIST = "noodkaart.list", "zien welke noodkaarten men in nood mag openen"
    HOURS_WRITE = "hours.write", "de eigen uren opschrijven en veranderen"
    DIRECTORY_READ = (
        "directory.read",
        "opzoeken wie bij een organisatie de sleutelpersoon is, en wie wat weet",
    )
    EXPERTISE_WRITE = "expertise.write", "vertellen waar men zelf van weet, en dat weer verbergen"
    SELF_READ = "self.read", "zien waar u bent ingelogd, uitloggen, en een nieuw wachtwoord kiezen"
    FACTOR_MANAGE = "factor.manage", "de eigen extra beveiliging regelen"
    POLICY_READ = "policy.read", "deze pagina lezen"
    AGENDA_USE = "agenda.use", "de dagen van de eigen acties in een eigen agenda zetten"


# Asked for a second factor again, when it was last shown longer ago than FRESH_FOR: what carries content out of the
# portal, what is done on somebody's behalf, what a sleutelpersoon or beheerder does for an organisatie, and what
# decides how somebody gets in.
FRESH = frozenset(
    {
        Permission.CASUS_EXPORT,
        Permission.CASUS_END,
        Permission.TOESTEMMING_PROVE,
        Permission.TOESTEMMING_RECORD,
        Permission.TOESTEMMING_WITNESS,
        Permission.IDENTITY_CHECK,
        Permission.IDENTITY_ANEW,
        Permission.IDENTITY_DESK,
        Permission.VERZOEK_ANSWER,
        Permission.RECHT_ANSWER,
        Permission.DATALEK_WRITE,
        Permission.NAVRAAG_ANSWER,
        Permission.LOOKS_REVIEW,
        Permission.SIGNALS_READ,
        Permission.PEOPLE_INVITE,
        Permission.PEOPLE_CHANGE,
        Permission.PEOPLE_FACTOR,
        Permission.WORK_HAND_OVER,
        Permission.SLEUTELPERSOON_PROPOSE,
        Permission.SLEUTELPERSOON_CONFIRM,
        Permission.ACCESS_REVIEW,
        Permission.PROVIDER_MANAGE,
        Permission.PROVIDER_CONFIRM,
        Permission.DIGID_MANAGE,
        Permission.REGIO_MANAGE,
        Permission.FACTOR_MANAGE,
    }
)
# Long enough for a round of work at a desk, so that nobody learns to confirm without looking; shorter than it takes
# until a computer that was left open is somebody else's.
FRESH_FOR = timedelta(minutes=30)
