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
    code: str
    kind: str
    words: str


@lru_cache
def all_grounds() -> dict[tuple[Taak, str], Grondslag]:
    """(taak, cell) -> ground. A taak or cell that the file does not name has none."""
    found = {}
    for taak, lines in tomllib.loads(FILE.read_text()).items():
        for name, line in lines.items():
            ground = Grondslag(f"{taak}.{name}", line["soort"], line["uitleg"])
            for cell in _cells(name):
                found[Taak(taak), cell] = ground
    return found


def _cells(name: str) -> list[str]:
    if name == "hulpvraag":
        return [str(vraag) for vraag in Vraag]
    return [BETROKKENEN, BEKEND] if name == "betrokkenen" else [name]


def stated(cell: str | None = None) -> list[str]:
    """The codes of all grounds in the file, or of those for one cell."""
    return sorted({ground.code for (_, each), ground in all_grounds().items() if cell in (None, each)})


def ground(taak: Taak, cell: str) -> Grondslag | None:
    return all_grounds().get((taak, cell))
