"""Two texts side by side with what differs marked: after a lost race, and between versions."""

import re
from difflib import SequenceMatcher

Part = tuple[str, bool]
MOST_WORDS = 4000  # comparing is quadratic; two longer texts are shown unmarked


def parts(one: str, other: str) -> tuple[list[Part], list[Part]]:
    """Each text as (piece, differs) in order, compared by words."""
    a, b = re.findall(r"\s+|\S+", one), re.findall(r"\s+|\S+", other)
    if len(a) + len(b) > MOST_WORDS:
        return [(one, False)], [(other, False)]
    mine, theirs = [], []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        differs = tag != "equal"
        if a1 > a0:
            mine.append(("".join(a[a0:a1]), differs))
        if b1 > b0:
            theirs.append(("".join(b[b0:b1]), differs))
    return mine, theirs
