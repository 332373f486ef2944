"""What can be wrong with a provider, in words for whoever has to mend it. On the page of who signs in it says less."""

import enum


class What(enum.StrEnum):
    def __new__(cls, value: str, words: str):
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    NOT_HTTPS = "not_https", "Het adres {} begint niet met https://. Zonder https kan iemand meelezen."
    INSIDE = (
        "inside",
        "Het adres {} is geen adres op internet. De portal vraagt niets aan adressen binnen een netwerk.",
    )
    UNREACHABLE = "unreachable", "De portal kan {} niet bereiken. Staat de server aan, en klopt het adres?"
    SLOW = "slow", "{} antwoordt niet op tijd. De portal wacht niet langer dan een paar tellen."
    CERTIFICATE = (
        "certificate",
        "Het certificaat van {} klopt niet. Kijk of het geldig is en compleet wordt meegestuurd.",
    )
    ELSEWHERE = (
        "elsewhere",
        "{} stuurt door naar een ander adres. De portal gaat daar niet achteraan: vul het juiste adres in.",
    )
    REFUSED = "refused", "{} geeft een foutmelding in plaats van een antwoord."
    UNREADABLE = "unreadable", "Wat {} antwoordt, is niet te lezen als OpenID Connect."
    INCOMPLETE = "incomplete", "In de gegevens van de inlogdienst mist: {}."
    OTHER_ISSUER = (
        "other_issuer",
        "De inlogdienst noemt zichzelf {}. Dat is een ander adres dan u invulde. Neem het precies over.",
    )
    NO_PKCE = "no_pkce", "De inlogdienst zegt niet dat hij PKCE met S256 kan. Zet dat aan: {}."
    NO_SIGNATURE = (
        "no_signature",
        "De inlogdienst tekent niet op een manier die de portal vertrouwt (zoals RS256 of ES256): {}.",
    )
    NO_KEYS = "no_keys", "Op {} staan geen sleutels om een handtekening mee na te kijken."
    CLOCK = "clock", "De klok van de inlogdienst loopt {} anders dan die van de portal. Zet de klok gelijk."
    SECRET = "secret", "De inlogdienst kent dit client-id met dit geheim niet: {}."
    TOKEN = "token", "Wat de inlogdienst over iemand zegt, klopt niet: {}."
    BSN = (
        "bsn",
        "De inlogdienst stuurt iets dat op een burgerservicenummer lijkt. Dat mag hier niet aankomen: {}.",
    )


class Fault(Exception):
    """Nobody is signed in. `told`: an address or the name of a part, never anything about a person."""

    def __init__(self, what: What, told: str = ""):
        super().__init__(f"{what}: {told}")
        self.what, self.told = what, told

    @property
    def words(self) -> str:
        return self.what.words.format(self.told)


class Stale(Exception):
    """What came back belongs to no sign-in that this browser began just now."""


class Declined(Exception):
    """Somebody stopped at the provider, or was stopped there."""


class TooWeak(Exception):
    """The way in which somebody signed in elsewhere is not sure enough."""
