"""Hours as people say them."""

from datetime import date
from itertools import groupby

from babel.dates import format_date

from portal.core.formats import LOCALE
from portal.hours.models import Kind

MOST_QUARTERS = 48  # twelve hours: more on one day is two entries
KINDS = {
    Kind.CLIENT: "Samen met een cliënt",
    Kind.PREPARATION: "Voorbereiden",
    Kind.OVERLEG: "Overleg",
}


def length(quarters: int) -> str:
    """ "45 minuten", "1 uur", "2 uur en 15 minuten"."""
    hours, rest = divmod(quarters, 4)
    minutes = f"{rest * 15} minuten" if rest else ""
    return " en ".join(part for part in (f"{hours} uur" if hours else "", minutes) if part) or "0 uur"


def month(day: date) -> str:
    return format_date(day, "LLLL y", locale=LOCALE)


def by_month(rows, of) -> list[tuple[date, list]]:
    """(first day of the month, its rows), of rows that stand in order; `of` gives a day in the month."""
    return [(first, list(its)) for first, its in groupby(rows, key=lambda row: of(row).replace(day=1))]


def a_year_back(today: date) -> date:
    """The first day of this month a year ago."""
    return today.replace(year=today.year - 1, day=1)
