"""How long an answer may take: a month, or two more when that was said within the first (AVG 12 lid 3)."""

from calendar import monthrange
from datetime import date, timedelta

MONTH, EXTENDED = 1, 3
SOON = timedelta(days=7)  # so long before its day the desk is reminded: a week to answer in
AGAIN = timedelta(days=30)  # and so often once that day is over


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
