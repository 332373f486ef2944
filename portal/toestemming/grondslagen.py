"""On which ground each taak may look, per cell, in plain words; from config/grondslagen.toml. No ground, no sharing."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from portal.hulpvraag.models import Vraag
from portal.organisatie.models import Taak
from portal.toestemming.models import BEKEND, BETROKKENEN

FILE = Path(__file__).parents[2] / "config" / "grondslagen.toml"


@dataclass(frozen=True)
class Grondslag:
    """`article` of law; "" where the client's own choice is all it rests on."""

    code: str
    kind: str
    words: str
    article: str


ARTICLES, SECRECY, WAMS = "artikelen", "doorbreking", "wams"  # tables of the file that are no taak


@lru_cache
def _told() -> dict:
    return tomllib.loads(FILE.read_text())


@lru_cache
def all_grounds() -> dict[tuple[Taak, str], Grondslag]:
    """(taak, cell) -> ground. A taak or cell that the file does not name has none."""
    return grounds_in(_told())


def grounds_in(told: dict) -> dict[tuple[Taak, str], Grondslag]:
    found = {}
    for taak in set(told) & set(Taak):
        for name, line in told[taak].items():
            ground = Grondslag(f"{taak}.{name}", line["soort"], line["uitleg"], _article(told, taak, line))
            found |= {(Taak(taak), cell): ground for cell in _cells(name)}
    return _of_wams(told[WAMS]) | found


def _article(told: dict, taak: str, line: dict) -> str:
    articles, kind = told[ARTICLES], line["soort"]
    law = articles.get(taak) if kind == "publieke taak" else None
    return line.get("artikel") or " en ".join(filter(None, (law, articles.get(kind))))


def _of_wams(line: dict) -> dict[tuple[Taak, str], Grondslag]:
    """Switched off until it is law."""
    return {
        (Taak(taak), cell): Grondslag(f"wams.{taak}.{cell}", line["soort"], line["uitleg"], line["artikel"])
        for taak in line["taken"]
        for cell in line["onderwerpen"]
        if line["aan"]
    }


def secrecy_basis() -> Grondslag:
    """What a doorbreking rests on."""
    line = _told()[SECRECY]
    return Grondslag(SECRECY, line["soort"], line["uitleg"], line["artikel"])


def not_in_force() -> str | None:
    """The law that stands in the file and does not count yet."""
    return None if _told()[WAMS]["aan"] else _told()[WAMS]["artikel"]


def _cells(name: str) -> list[str]:
    if name == "hulpvraag":
        return [str(vraag) for vraag in Vraag]
    return [BETROKKENEN, BEKEND] if name == "betrokkenen" else [name]


def stated(cell: str | None = None) -> list[str]:
    """The codes of all grounds in the file, or of those for one cell."""
    return sorted({ground.code for (_, each), ground in all_grounds().items() if cell in (None, each)})


def ground(taak: Taak, cell: str) -> Grondslag | None:
    return all_grounds().get((taak, cell))
