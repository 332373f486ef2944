"""How roles are shown: a shape and a word, never a colour."""

from portal.account.limits import HOME, OWN_DEVICE, WORK, Limits
from portal.account.models import Role

SHAPES = {
    Role.CLIENT: "client",
    Role.NAASTE: "naaste",
    Role.GEMEENTE: "gemeente",
    Role.UWV: "uwv",
    Role.GGZ: "ggz",
    Role.ERVARINGSDESKUNDIGE: "ervaring",
    Role.SLEUTELPERSOON: "bestuur",
    Role.BESTUURDER: "bestuur",
    Role.BEHEERDER: "bestuur",
    Role.FUNCTIONARIS: "bestuur",
    "zorgpartij": "zorgpartij",
}
ROLE_WORDS = {
    Role.CLIENT: "Cliënt",
    Role.NAASTE: "Naaste",
    Role.GEMEENTE: "Gemeente",
    Role.UWV: "UWV",
    Role.GGZ: "GGZ",
    Role.ERVARINGSDESKUNDIGE: "Ervaringsdeskundige",
    Role.SLEUTELPERSOON: "Sleutelpersoon",
    Role.BESTUURDER: "Bestuurder",
    Role.BEHEERDER: "Beheerder",
    Role.FUNCTIONARIS: "Functionaris gegevensbescherming",
}


def writes_from_experience(role: Role) -> bool:
    """The page speaks to them as to somebody who went through it, not as to a professional."""
    return role is Role.ERVARINGSDESKUNDIGE


def shape(kind: str | None) -> str:
    return SHAPES.get(kind, "client")


def acting(role: Role, functie: str | None, organisatie: str | None) -> str:
    """ "arbeidsdeskundige bij UWV, kantoor Nijmegen"; a client acts as themselves."""
    what = functie or ROLE_WORDS[role].lower()
    return f"{what} bij {organisatie}" if organisatie else what


HOW_LONG = {
    WORK: "U wordt uitgelogd als u hier 15 minuten niets doet, en na 8 uur. Wat u typt, is dan niet weg.",
    HOME: "U wordt uitgelogd als u hier 2 uur niets doet, en na 8 uur. Wat u typt, is dan niet weg.",
    OWN_DEVICE: "Op dit apparaat blijft u 30 dagen ingelogd, tot u hier een week niets doet.",
}


def how_long(lasts: Limits) -> str:
    return HOW_LONG[lasts]


def device_in_words(agent: str) -> str:
    """Enough for somebody to know their own browser, and no more."""
    systems = {
        "Android": "Android",
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Windows": "Windows",
        "Mac OS": "Mac",
        "Linux": "Linux",
    }
    browsers = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
    system = next((name for mark, name in systems.items() if mark in agent), "onbekend apparaat")
    browser = next((name for mark, name in browsers.items() if mark in agent), "Browser")
    return f"{browser} op {system}"
