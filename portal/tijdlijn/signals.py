"""Does a text look like something that does not belong on a shared timeline? A question to its writer, no verdict.

The words are in config/signaalwoorden.toml. A client's own text is never looked at.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parents[2] / "config" / "signaalwoorden.toml"

KINDS = {
    "diagnose": "Dit lijkt op een diagnose of klacht. Schrijf wat het voor het werk betekent.",
    "medicatie": "Dit lijkt op medicatie. Dat hoort in uw eigen dossier.",
    "bsn": "Dit lijkt op een burgerservicenummer. Dat hoort hier nooit.",
    "ander": "Dit lijkt over iemand anders dan de cliënt te gaan. Die weet daar niet van.",
}
DIGITS = re.compile(r"(?<![\d+])(?:\d[ .-]?){8,9}(?!\d)")
SAID = re.compile(r"\b(?:bsn|burgerservicenummer|sofinummer)\b", re.I)
NAMED = re.compile(
    r"\b(?i:mevrouw|mevr\.|mw\.|meneer|dhr\.|de heer|collega|baas|chef|leidinggevende)\s+"
    r"(?:van\s+|de\s+|der\s+|den\s+)*[A-Z][\w'-]+"
)
PHONE = re.compile(r"(?<!\d)(?:\+31[ -]?|0)[1-9](?:[ -]?\d){8}(?!\d)")
DOSE = re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:mg|milligram|mcg|microgram)\b", re.I)


class Signal(NamedTuple):
    """`words` as the writer typed them."""

    kind: str
    question: str
    words: tuple[str, ...]


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"[\w'’-]*").replace(r"\ ", r"\s+")


def _any(words: list[str]) -> str:
    return rf"(?<![\w-])(?:{'|'.join(map(_pattern, words))})(?![\w-])"


def _is_capitals(word: str) -> bool:
    return word.rstrip("*").isupper()


@lru_cache
def _lists() -> dict[str, list[re.Pattern]]:
    found: dict[str, list[re.Pattern]] = {}
    for each in tomllib.loads(FILE.read_text())["lijst"]:
        patterns = found.setdefault(each["soort"], [])
        capitals = [word for word in each["woorden"] if _is_capitals(word)]
        plain = [word for word in each["woorden"] if not _is_capitals(word)]
        if capitals:
            patterns.append(re.compile(_any(capitals)))
        patterns.append(re.compile(_any(plain), re.I))
        if after := each.get("na"):
            patterns.append(re.compile(rf"\b(?:zijn|haar|hun|diens)\s+{_any(after)}", re.I))
    found["medicatie"].append(DOSE)
    found["ander"] += [NAMED, PHONE]
    return found


def is_bsn(number: str) -> bool:
    """The eleven-test of a burgerservicenummer (Besluit burgerservicenummer): nine digits, weights 9 to 2 and -1."""
    digits = [int(sign) for sign in number.zfill(9)]
    weighed = sum(w * d for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return any(digits) and weighed % 11 == 0


def _numbers(text: str):
    for found in DIGITS.finditer(text):
        number = re.sub(r"\D", "", found.group())
        said = re.search(
            r"\b(?:bsn|burgerservicenummer|sofinummer)\b",
            text[max(0, found.start() - 40) : found.start()],
            re.I,
        )
        if said or (len(number) == 9 and is_bsn(number)):
            yield found.group().strip()


def signals(text: str, own: str = "") -> list[Signal]:
    """`own`: what the client is called in this casus, who is nobody else."""
    names = {part.casefold() for part in own.split() if len(part) > 1}
    found = []
    for kind, question in KINDS.items():
        words = _numbers(text) if kind == "bsn" else _words(kind, text)
        told = [word for word in dict.fromkeys(words) if word.split()[-1].casefold() not in names]
        if told:
            found.append(Signal(kind, question, tuple(told)))
    return found


def _words(kind: str, text: str):
    for pattern in _lists()[kind]:
        for found in pattern.finditer(text):
            yield " ".join(found.group().split())
