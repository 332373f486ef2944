"""Dates and lists as people in the Netherlands write them."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from portal.core.clock import now

ZONE = ZoneInfo("Europe/Amsterdam")
LOCALE = "nl_NL"


def dag(moment: datetime) -> str:
    """vandaag, gisteren, vrijdag 27 november; with the year when it is another than this one."""
    return _dag(moment.astimezone(ZONE).date(), now().astimezone(ZONE).date())


@lru_cache(maxsize=1000)
def _dag(here: date, today: date) -> str:
    if here == today:
        return "vandaag"
    if here == today - timedelta(days=1):
        return "gisteren"
    pattern = "EEEE d MMMM" if here.year == today.year else "d MMMM y"
    return format_date(here, pattern, locale=LOCALE)


def dag_van(day: date, today: date) -> str:
    """A day of the calendar in full, with the year when it is another than this one."""
    return format_date(day, "EEEE d MMMM" if day.year == today.year else "d MMMM y", locale=LOCALE)


def today() -> date:
    """The day of the calendar in the Netherlands."""
    return now().astimezone(ZONE).date()


def tijd(moment: datetime) -> str:
    return format_time(moment.astimezone(ZONE), "HH:mm", locale=LOCALE)


def moment(value: datetime) -> str:
    return f"{dag(value)} om {tijd(value)}"


def datum(value: datetime) -> str:
    """A date on paper: always with the year, never "gisteren"."""
    return format_date(value.astimezone(ZONE).date(), "d MMMM y", locale=LOCALE)


def opsomming(parts) -> str:
    """a, b en c"""
    words = [str(part) for part in parts]
    return " en ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def greeting() -> str:
    hour = now().astimezone(ZONE).hour
    if hour < 6 or hour >= 18:
        return "Goedenavond"
    return "Goedemorgen" if hour < 12 else "Goedemiddag"


def init_app(app) -> None:
    app.jinja_env.filters.update(dag=dag, tijd=tijd, moment=moment, datum=datum, opsomming=opsomming)
