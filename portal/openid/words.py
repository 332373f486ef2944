from portal.account.models import Role
from portal.openid.models import ProviderEvent
from portal.organisatie.models import Soort

# As what somebody can come in by claims alone, per kind of organisatie. Never as one who manages or governs; and an
# ervaringsdeskundige takes part as a person, whom clients know by name: they are invited.
BY_CLAIMS = {
    Soort.GEMEENTE: Role.GEMEENTE,
    Soort.WERKBEDRIJF: Role.GEMEENTE,
    Soort.UWV: Role.UWV,
    Soort.GGZ: Role.GGZ,
}

EVENTS = {
    ProviderEvent.FILLED_IN: "ingevuld of veranderd",
    ProviderEvent.CONFIRMED: "bevestigd",
    ProviderEvent.ENDED: "gestopt",
    ProviderEvent.LINKED: "koppelde het eigen account",
    ProviderEvent.UNLINKED: "maakte het eigen account los",
    ProviderEvent.MADE: "kwam binnen via de inlogdienst",
    ProviderEvent.OTHER_CLAIMS: "kon niet inloggen: de inlogdienst noemt een ander onderdeel dan hier staat",
}


def name_of(organisatie: str | None, demo: bool) -> str:
    return organisatie or ("DigiD (demo)" if demo else "DigiD")
