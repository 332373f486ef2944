"""The timeline between two days, also days at the ends of the calendar."""

import pytest


@pytest.mark.parametrize(
    ("asked", "shows"),
    [
        ("tot=9999-12-31", True),
        ("van=0001-01-01", True),
        ("van=0001-01-01&tot=9999-12-31", True),
        ("tot=0001-01-01", False),
        ("van=9999-12-31", False),
    ],
)
def test_a_day_beyond_every_clock_is_no_error(demo, asked, shows):
    bram = demo.person("bram")
    page = bram.open(f"{demo.person('yara').casus()}/tijdlijn?{asked}")
    assert page.status == 200
    assert ("bakkerij" in page.words) is shows
