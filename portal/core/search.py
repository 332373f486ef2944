"""Finding words in an opened text: in memory, as people type, without minding capitals or accents."""

import unicodedata


def plain(text: str) -> str:
    """financiën, Financien and FINANCIËN are the same to who searches."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def matches(wanted: str, text: str) -> bool:
    """Every word of `wanted` stands somewhere in the text, a part of a word too."""
    here = plain(text)
    return all(word in here for word in plain(wanted).split())
