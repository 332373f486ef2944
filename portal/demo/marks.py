"""Canaries: a unique word in every sealed text, and a list of which word belongs where."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Canary:
    """`casus` "" for a text that belongs to an account."""

    word: str
    casus: str
    cell: str
    author: str
    partij: str
    table: str


class Marks:
    """Without a file nothing is marked: the demo reads as its authors wrote it."""

    def __init__(self, wanted: bool = False):
        self.wanted, self.canaries = wanted, []

    def mark(
        self, text: str, *, casus: str = "", cell: str, author: str, partij: str = "", table: str
    ) -> str:
        if not self.wanted:
            return text
        word = f"KANARIE{secrets.token_hex(8)}"
        self.canaries.append(Canary(word, casus, cell, author, partij, table))
        return f"{word} {text}"

    def note(self, word: str, **where) -> None:
        """A word that was unique of itself, such as the id of a log row."""
        if self.wanted:
            self.canaries.append(Canary(word, **where))

    def write(self, file: Path) -> None:
        file.write_text(json.dumps([asdict(canary) for canary in self.canaries], indent=1))
