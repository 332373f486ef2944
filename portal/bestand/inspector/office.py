"""Word, Excel, PowerPoint and their open counterparts: a ZIP whose list is read first, and whose parts are counted
while they stream by, never unpacked as a whole."""

import io
import re
import stat
import struct
import zipfile

import strange
from parts import no_programs, no_strangers
from protocol import Refused, run

MEMORY = 300_000_000
MOST_ENTRIES, LONGEST_LIST = 3_000, 1_000_000
MOST_UNPACKED, MOST_TIMES = 150_000_000, 300  # bytes; how much larger than packed, once it is over 1 MB
MAIN = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OPEN_KINDS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
PLAIN, DEFLATED, LOCKED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, 0x1


def check(content: bytes) -> tuple[str, bytes]:
    strange.check(content, "office")
    the_list_ends_the_file(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
        for entry in entries:
            an_ordinary_name(entry)
        if len({entry.filename.casefold() for entry in entries}) < len(entries):
            raise Refused("broken")
        not_too_much(entries, content)
        kind = kind_of(packed)
        no_programs(packed)
        for entry in entries:
            no_strangers(packed, entry)
    return kind, content


def the_list_ends_the_file(content: bytes) -> None:
    """No words behind it, nothing before the first part, no second list: else two programs see two files."""
    end = content[-22:]
    if len(end) < 22 or not end.startswith(strange.ZIP_END):
        raise Refused("polyglot" if strange.ZIP_END in content else "broken")
    disk, list_disk, here, total, size, start, comment = struct.unpack("<HHHHIIH", end[4:])
    if disk or list_disk or comment or here != total or start + size != len(content) - 22:
        raise Refused("polyglot")
    if total > MOST_ENTRIES or size > LONGEST_LIST:
        raise Refused("too_heavy")


def an_ordinary_name(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    steps = re.split(r"[/\\]", name)
    if ".." in steps or "\\" in name or "\0" in name or name.startswith("/") or re.match(r"[A-Za-z]:", name):
        raise Refused("names_within")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("names_within")
    if entry.flag_bits & LOCKED:
        raise Refused("office_locked")
    if entry.compress_type not in {PLAIN, DEFLATED}:
        raise Refused("broken")


def not_too_much(entries: list[zipfile.ZipInfo], content: bytes) -> None:
    """By what the list says; that no part is larger than it says is found while it streams by."""
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused("too_heavy")
    for entry in entries:
        if entry.file_size > 1_000_000 and entry.file_size > MOST_TIMES * max(1, entry.compress_size):
            raise Refused("too_heavy")
    last = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < last:  # parts that share their bytes
            raise Refused("too_heavy")
        names = struct.unpack("<HH", content[entry.header_offset + 26 : entry.header_offset + 30])
        last = entry.header_offset + 30 + sum(names) + entry.compress_size
    if entries and min(entry.header_offset for entry in entries) != 0:
        raise Refused("polyglot")


def kind_of(packed: zipfile.ZipFile) -> str:
    names = set(packed.namelist())
    if "mimetype" in names:
        said = packed.read("mimetype")[:200].decode("ascii", "replace").strip()
        kind = OPEN_KINDS.get(said.removeprefix(OPEN_DOCUMENT))
        if kind and said.startswith(OPEN_DOCUMENT) and "content.xml" in names:
            return kind
    elif "[Content_Types].xml" in names:
        for main, kind in MAIN.items():
            if main in names:
                return kind
    raise Refused("zip")


if __name__ == "__main__":
    run(check, MEMORY)
