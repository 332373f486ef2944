"""The day on which an actie is to be ready: a few to pick from, or another."""

from calendar import monthrange
from datetime import date, timedelta

from portal.core.formats import dag_van

OTHER = "anders"
NOT_YET = ""


def offered(today: date, may_wait: bool) -> list[tuple[str, str]]:
    """The value is the day itself, so that a page that was opened yesterday means what it said."""
    days = {
        "Over een week": today + timedelta(days=7),
        "Over twee weken": today + timedelta(days=14),
        "Over een maand": month_later(today),
    }
    found = [(day.isoformat(), f"{words}: {dag_van(day, today)}") for words, day in days.items()]
    return [*found, (OTHER, "Op een andere dag"), *([(NOT_YET, "Dat weet ik nog niet")] if may_wait else [])]


def month_later(day: date) -> date:
    """The same day of the next month, or its last."""
    first = day.replace(day=1) + timedelta(days=31)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def picked(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
