"""Two texts side by side with what differs marked: after a lost race, and between versions."""

import re
from difflib import SequenceMatcher

from portal.hulpvraag.models import Vraag

Part = tuple[str, bool]
MOST_PIECES = 4000  # comparing is quadratic, and worst where many are the same
MOST_LINES = 1000
SEPARATOR = ", "  # between the names of leefgebieden


def parts(one: str, other: str) -> tuple[list[Part], list[Part]]:
    """Each text as (piece, differs) in order, compared by words.

    Long texts are compared by lines first, and by words where lines differ; what is then still too long to compare
    differs as a whole. So what is not marked is always the same.
    """
    a, b = _words(one), _words(other)
    if len(a) + len(b) <= MOST_PIECES:
        return _compared(a, b)
    mine, theirs = [], []
    for same, before, after in _by_lines(one, other):
        a, b = _words(before), _words(after)
        if same or len(a) + len(b) > MOST_PIECES:
            more = [(before, not same)] if before else [], [(after, not same)] if after else []
        else:
            more = _compared(a, b)
        mine += more[0]
        theirs += more[1]
    return mine, theirs


def answers_apart(vraag: Vraag, one: str, other: str) -> tuple[list[Part], list[Part]]:
    """Answers as they are shown. Leefgebieden differ by name: a comma more or less is no difference."""
    if vraag is not Vraag.LEEFGEBIEDEN:
        return parts(one, other)
    return _named(one, other), _named(other, one)


def _named(these: str, those: str) -> list[Part]:
    there, found = those.split(SEPARATOR), []
    for name in filter(None, these.split(SEPARATOR)):
        found += [(SEPARATOR, False)] if found else []
        found.append((name, name not in there))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\S+", text)


def _by_lines(one: str, other: str):
    """(same, of the one, of the other) in order."""
    a, b = one.splitlines(keepends=True), other.splitlines(keepends=True)
    if len(a) + len(b) > MOST_LINES:
        yield one == other, one, other
        return
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield tag == "equal", "".join(a[a0:a1]), "".join(b[b0:b1])


def _compared(a: list[str], b: list[str]) -> tuple[list[Part], list[Part]]:
    mine, theirs = [], []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        differs = tag != "equal"
        if a1 > a0:
            mine.append(("".join(a[a0:a1]), differs))
        if b1 > b0:
            theirs.append(("".join(b[b0:b1]), differs))
    return mine, theirs
