"""A ZIP that is sent while it is made: nothing of it touches a disk, and no more than one part of it is in memory.

Stored, not pressed together: most files are so already, and then its length is known before its first byte.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from zipfile import ZIP64_LIMIT, ZIP_FILECOUNT_LIMIT, ZipFile, ZipInfo

from portal.core.formats import ZONE

BEFORE, BEHIND, IN_THE_LIST, THE_END = 30, 16, 46, 22  # bytes (APPNOTE 4.3.7, 4.3.9, 4.3.12, 4.3.16)


class Entry(NamedTuple):
    """`size` in bytes, of all parts together."""

    path: str
    at: datetime
    size: int
    parts: Iterable[bytes]


class _Line:
    """Has no tell and no seek, so that zipfile only ever writes on."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits longer than until `take`."""

    def take(self) -> bytes:
        taken, self._waiting = bytes(self._waiting), bytearray()
        return taken


def length(entries: list[Entry]) -> int | None:
    """In bytes; None above 2 GB, where zipfile writes longer fields."""
    names = sum(2 * len(entry.path.encode()) + entry.size for entry in entries)
    total = names + len(entries) * (BEFORE + BEHIND + IN_THE_LIST) + THE_END
    return None if total > ZIP64_LIMIT or len(entries) > ZIP_FILECOUNT_LIMIT else total


def sent(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Breaks off, without the list at the end, when an entry turns out shorter than it said: then no program takes
    it for whole."""
    line = _Line()
    with ZipFile(line, "w") as packed:
        for entry in entries:
            info = ZipInfo(entry.path, entry.at.astimezone(ZONE).timetuple()[:6])
            info.file_size, left = entry.size, entry.size
            with packed.open(info, "w") as into:
                for part in entry.parts:
                    into.write(part)
                    left -= len(part)
                    yield line.take()
            if left:
                return
    yield line.take()
