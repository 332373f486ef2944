"""How long an answer may take: a month, or two more when that was said within the first (AVG 12 lid 3)."""

from calendar import monthrange
from datetime import date

MONTH, EXTENDED = 1, 3


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
