"""Text without anything else: no signs that steer a machine, no page for a browser."""

import re

import strange
from protocol import Refused, run

MEMORY = 300_000_000
STEERS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]|[\x80-\x9f](?<!\x85)")
BEGINS_AS = re.compile(r"\s*(?:<\?xml|<svg|<!doctype|<html|\{\\rtf|%!PS)", re.I)


def check(content: bytes) -> tuple[str, bytes]:
    strange.check(content, "plain")
    text = read(content)
    if STEERS.search(text):
        raise Refused("unknown")
    if BEGINS_AS.match(text):
        raise Refused("markup")
    if strange.MARKUP.search(kept := text.encode()):
        raise Refused("markup")
    return "text", kept


def read(content: bytes) -> str:
    """As it was most likely written: UTF-8, UTF-16 with its mark, or what older Windows programs write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decoded(content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decoded(content, "cp1252")


def decoded(content: bytes, how: str) -> str:
    try:
        return content.decode(how)
    except UnicodeDecodeError:
        raise Refused("unknown") from None


if __name__ == "__main__":
    run(check, MEMORY)
