"""A PDF stays as it is, when nothing in it can act: no script, no program to start, no file within, no lock.

Every compressed part is looked into, whichever table of contents names it: two readers of one PDF may follow two.
"""

import re
import zlib

import strange
from protocol import Refused, run

MEMORY = 400_000_000
MOST_UNPACKED = 400_000_000  # bytes, of all its parts together, never held at once
STEP, OVERLAP = 1_000_000, 64
HEAD = re.compile(rb"%PDF-[12]\.\d")
END = re.compile(rb"%%EOF[\s\0]*\Z")
STREAM = re.compile(rb"(?<!end)stream\r?\n")
DICT_REACH = 2_000  # bytes before a stream in which what it is stands written


def name(word: str) -> bytes:
    """A name in any spelling: each sign may be written as # and two digits."""
    spelled = (f"(?:{re.escape(sign)}|(?i:#{ord(sign):02x}))" for sign in word)
    return f"/{''.join(spelled)}".encode()


def any_of(*words: str) -> re.Pattern:
    return re.compile(b"(?:" + b"|".join(map(name, words)) + rb")(?![A-Za-z])")


REFUSED = {
    "pdf_locked": re.compile(name("Encrypt") + rb"\s*(?:\d|<<)"),
    "pdf_acts": any_of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "RichMedia", "Rendition"),
    "pdf_holds_files": any_of("EmbeddedFile", "EmbeddedFiles", "Filespec", "FileAttachment"),
}
OPENS = re.compile(name("OpenAction") + rb"\s*(<<.{0,200}|\d+\s+\d+\s+R)", re.S)
GOES = re.compile(rb"/S\s*/GoTo(?![A-Za-z])")
PACKED_OBJECTS = re.compile(name("ObjStm") + rb"(?![A-Za-z])")
ONLY_FLATE = re.compile(rb"/Filter\s*(?:\[\s*)?/FlateDecode\s*(?:\]|/|>>|$)")
OTHER_SPELLING = re.compile(name("DecodeParms") + rb"(?![A-Za-z])")


def check(content: bytes) -> tuple[str, bytes]:
    strange.check(content, "papers")
    if not HEAD.match(content):
        raise Refused("broken")
    if not END.search(content[-2_000:]):
        raise Refused("pdf_behind")
    if b"startxref" not in content[-2_000:] or not re.search(rb"/(?:Pages|ObjStm)\b", content):
        raise Refused("broken")
    look(content, content)
    budget = MOST_UNPACKED
    for found in STREAM.finditer(content):
        start = found.end()
        about = content[max(0, start - DICT_REACH) : start]
        about = about[about.rfind(b"obj") :]
        if PACKED_OBJECTS.search(about) and (OTHER_SPELLING.search(about) or not ONLY_FLATE.search(about)):
            raise Refused("broken")
        budget -= look_into(content, start, budget)
    return "pdf", content


def look(part: bytes, whole: bytes) -> None:
    for reason, sign in REFUSED.items():
        if sign.search(part):
            raise Refused(reason)
    for found in OPENS.finditer(part):
        if not GOES.search(opened_by(found.group(1), whole)):
            raise Refused("pdf_acts")


def opened_by(value: bytes, whole: bytes) -> bytes:
    """What happens when the PDF is opened: to go to a page is all that may. One that cannot be found is looked at
    where it stands, by `look`."""
    if value.startswith(b"<<"):
        return value
    number = re.match(rb"\d+", value).group()
    found = re.search(rb"(?<!\d)%s\s+\d+\s+obj(.{0,200})" % number, whole, re.S)
    if found is None or found.group(1).lstrip().startswith(b"["):
        return b"/S /GoTo"
    return found.group(1)


def look_into(content: bytes, start: int, budget: int) -> int:
    """Unpacks a little at a time; what is not packed this way has been looked at already. Bytes unpacked."""
    unpack, size, before = zlib.decompressobj(), 0, b""
    data = content[start : start + STEP]
    at = start + len(data)
    try:
        while data and not unpack.eof:
            part = unpack.decompress(data, STEP)
            size += len(part)
            if size > budget:
                raise Refused("too_heavy")
            look(before + part, content)
            before, data = part[-OVERLAP:], unpack.unconsumed_tail
            if not data:
                data = content[at : at + STEP]
                at += len(data)
    except zlib.error:
        pass
    return size


if __name__ == "__main__":
    run(check, MEMORY)
