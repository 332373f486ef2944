"""The code for the desk: two groups of four, said or shown. Kept as an invitation's code is (uitnodiging/link.py)."""

import secrets

from portal.uitnodiging import link

# Without what looks or sounds like another sign, and without vowels, so that it spells nothing.
SIGNS = "CDFHJKMNPRTVWX34679"
HALF = 4


def new_code() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(2 * HALF))


def spoken(code: str) -> str:
    return f"{code[:HALF]} {code[HALF:]}"


def meant(typed: str) -> str:
    """Capitals, spaces and hyphens do not count."""
    return "".join(each for each in typed.upper() if each not in " -\t\r\n")


def complete(typed: str) -> bool:
    return len(meant(typed)) == 2 * HALF


def hashes(code: str) -> tuple[bytes, bytes]:
    """Of the half that finds, and of the whole."""
    place = link.code_hash(b"balie", code[:HALF])
    return place, link.code_hash(place, code[HALF:])
