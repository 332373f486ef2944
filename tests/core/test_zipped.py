"""A ZIP that is sent while it is made."""

import io
from datetime import UTC, datetime
from zipfile import BadZipFile, ZipFile

import pytest

from portal.core.zipped import Entry, length, sent

AT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


def test_it_opens_is_as_long_as_it_said_and_bears_the_dutch_hour():
    entries = [
        Entry("a.txt", AT, 6, [b"een", b"twe"]),
        Entry("map/ë 💬.txt", AT, 0, []),
        Entry("b.bin", AT, 70_000, [bytes(35_000)] * 2),
    ]
    made = b"".join(sent(entries))
    assert len(made) == length(entries)
    with ZipFile(io.BytesIO(made)) as packed:
        assert packed.testzip() is None
        assert {each.filename: packed.read(each) for each in packed.infolist()} == {
            "a.txt": b"eentwe",
            "map/ë 💬.txt": b"",
            "b.bin": bytes(70_000),
        }
        assert packed.infolist()[0].date_time == (2026, 7, 2, 0, 30, 0)


def test_it_hands_on_every_part_before_it_asks_for_the_next():
    asked = []

    def parts():
        for number in range(3):
            asked.append(number)
            yield b"x" * 1000

    line = sent([Entry("a", AT, 3000, parts())])
    assert len(next(line)) < 1100
    assert asked == [0]


def test_what_turns_out_shorter_does_not_pass_for_whole():
    entries = [Entry("a", AT, 10, [b"half"]), Entry("b", AT, 1, [b"b"])]
    made = b"".join(sent(entries))
    assert len(made) < length(entries)
    with pytest.raises(BadZipFile):
        ZipFile(io.BytesIO(made))


def test_above_two_gigabytes_it_says_no_length():
    assert length([Entry("a", AT, 10_000_000, [])] * 300) is None
