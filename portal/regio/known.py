"""The arbeidsmarktregio's of the country and their gemeenten, from config/*.csv. Which there are changes with the
years: each line says from when until when it holds."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "config"


class Unreadable(Exception):
    """A line that cannot be used: file, line and reason."""


@dataclass(frozen=True)
class KnownRegio:
    """`centrum`: the gemeente in its centre, None where no source was found. `source`: who says so, and of when."""

    slug: str
    name: str
    centrum: str | None
    source: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Gemeente:
    name: str
    regio: str
    since: date | None
    until: date | None


@lru_cache
def every_regio() -> tuple[KnownRegio, ...]:
    found = tuple(
        KnownRegio(row["slug"], row["naam"], row["centrum"] or None, row["bron"], *days)
        for row, days in lines("arbeidsmarktregios.csv", ("slug", "naam", "bron"))
    )
    if len({each.slug for each in found if each.until is None}) < sum(each.until is None for each in found):
        raise Unreadable("arbeidsmarktregios.csv: a slug stands twice without an end")
    return found


@lru_cache
def every_gemeente() -> tuple[Gemeente, ...]:
    return tuple(
        Gemeente(row["naam"], row["regio"], *days)
        for row, days in lines("gemeenten.csv", ("naam", "regio", "bron"))
    )


def regios(day: date) -> list[KnownRegio]:
    return [each for each in every_regio() if holds(each, day)]


def regio(slug: str, day: date) -> KnownRegio | None:
    return next((each for each in regios(day) if each.slug == slug), None)


def gemeenten(slug: str, day: date) -> list[str]:
    """Empty where no source was found yet: then the beheerder types them."""
    return [each.name for each in every_gemeente() if each.regio == slug and holds(each, day)]


def holds(each, day: date) -> bool:
    return (each.since is None or each.since <= day) and (each.until is None or day < each.until)


def lines(name: str, needed: tuple[str, ...], folder: Path = FOLDER):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            for column in needed:
                if not (row.get(column) or "").strip():
                    raise Unreadable(f"{name}, line {number}: {column} is empty")
            yield row, (day(name, number, row, "geldig_van"), day(name, number, row, "geldig_tot"))


def day(name: str, number: int, row: dict, column: str) -> date | None:
    try:
        return date.fromisoformat(row[column]) if row[column] else None
    except (KeyError, ValueError):
        raise Unreadable(f"{name}, line {number}: {column} is no date such as 2026-01-31") from None
