"""For how long a client opens something: twelve months at most (`actions.LONGEST`), and less when they choose so."""

from datetime import timedelta

TERMS = {
    "1": ("1 maand", timedelta(days=30)),
    "3": ("3 maanden", timedelta(days=91)),
    "6": ("Een half jaar", timedelta(days=182)),
    "12": ("Een jaar", timedelta(days=365)),
}
UNLESS_CHOSEN = "12"


def lasts(chosen: str) -> timedelta:
    return TERMS[chosen][1]
