"""Signs that a file is two things at once (a polyglot): harmless in one program, and something else in another."""

import re

from protocol import Refused

ENDS = 1024  # bytes at the start and at the end in which a program looks for what it knows
ZIP_END, ZIP_REACH = b"PK\x05\x06", 22 + 65_535  # how far from the end its last record can stand
ARCHIVE = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
MARKUP = re.compile(rb"<script|<!doctype|<html|<svg|<\?php|<iframe|javascript:", re.I)
RUNS = re.compile(rb"<script[\s>/]|<\?php\s", re.I)


def check(content: bytes, itself: str) -> None:
    """`itself`: the family that it should be, and may be."""
    first, last = content[:ENDS], content[-ENDS:]
    if itself != "office" and ZIP_END in content[-ZIP_REACH:]:
        raise Refused("polyglot")
    if itself != "papers" and b"%PDF-" in first:
        raise Refused("polyglot")
    if any(sign in content for sign in ARCHIVE):
        raise Refused("polyglot")
    if itself != "office" and (MARKUP.search(first) or MARKUP.search(last) or RUNS.search(content)):
        raise Refused("markup" if itself == "plain" else "polyglot")
