"""What the organisaties of a regio agreed on about the data of clients, and who answers for what (AVG 26 lid 2).

Each regio that has one has a file in config/afspraken, with its version and the day from which it holds.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "config" / "afspraken"


@dataclass(frozen=True)
class Part:
    """`who` answers for it, in words."""

    what: str
    who: str


@dataclass(frozen=True)
class Arrangement:
    """`contact`: the organisatie, by its name in the portal, of which a client can ask anything. `invented`: a text to
    show how it looks, that nobody agreed on."""

    regio: str
    name: str
    version: str
    since: date
    invented: bool
    contact: str
    summary: tuple[str, ...]
    parts: tuple[Part, ...]


@lru_cache
def arrangements() -> dict[str, Arrangement]:
    return {found.regio: found for found in map(_told, sorted(FOLDER.glob("*.toml")))}


def _told(file: Path) -> Arrangement:
    told = tomllib.loads(file.read_text())
    return Arrangement(
        regio=told["regio"],
        name=told["name"],
        version=told["version"],
        since=told["since"],
        invented=told.get("invented", False),
        contact=told["contact"],
        summary=tuple(told["summary"]),
        parts=tuple(Part(**part) for part in told["part"]),
    )
