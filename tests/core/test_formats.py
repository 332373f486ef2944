"""Dates as people in the Netherlands write them, at the time that their clock shows."""

from datetime import UTC, datetime

import pytest

from portal.core import clock
from portal.core.formats import dag, datum, greeting, moment, opsomming, tijd

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-11-22 00:05", "vandaag"),
        ("2026-11-21 23:30", "vandaag"),  # half past midnight here
        ("2026-11-21 22:30", "gisteren"),
        ("2026-11-20 12:00", "vrijdag 20 november"),
        ("2026-01-01 12:00", "donderdag 1 januari"),
        ("2025-12-31 22:59", "31 december 2025"),
        ("2025-12-31 23:30", "donderdag 1 januari"),  # here it was this year already
        ("2027-03-01 12:00", "1 maart 2027"),
    ],
)
def test_a_day_is_named_as_one_would_say_it(when, said):
    with clock.at(NOON):
        assert dag(utc(when)) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-03-29 00:59", "01:59"),
        ("2026-03-29 01:00", "03:00"),  # summer time begins
        ("2026-10-25 00:30", "02:30"),
        ("2026-10-25 01:30", "02:30"),  # the hour that comes twice
        ("2026-10-25 02:00", "03:00"),
        ("2026-07-01 12:03", "14:03"),
    ],
)
def test_the_clock_goes_an_hour_ahead_in_summer(when, said):
    assert tijd(utc(when)) == said


def test_yesterday_is_a_day_of_twenty_five_hours_in_october():
    with clock.at(utc("2026-10-26 00:00")):
        assert dag(utc("2026-10-24 22:30")) == "gisteren"
        assert dag(utc("2026-10-24 21:30")) == "zaterdag 24 oktober"


def test_a_date_on_paper_has_its_year():
    with clock.at(NOON):
        assert datum(NOON) == "22 november 2026"
        assert moment(NOON) == "vandaag om 13:00"


@pytest.mark.parametrize(
    ("hour", "said"), [(5, "Goedemorgen"), (11, "Goedemiddag"), (17, "Goedenavond"), (4, "Goedenavond")]
)
def test_the_greeting_goes_by_the_clock_here(hour, said):
    with clock.at(NOON.replace(hour=hour)):
        assert greeting() == said


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_a_list_ends_in_en(parts, said):
    assert opsomming(parts) == said
