"""Every page that a test loads is valid HTML5 and has each id once."""

import re
from collections import Counter

from tinyhtml5.parser import HTMLParser

_known: set[frozenset[str]] = set()


def check(html: str) -> None:
    """Parsing takes a tenth of a second: a page built of lines seen before, bar their words, is not parsed again."""
    twice = [name for name, times in Counter(re.findall(r'\bid="([^"]*)"', html)).items() if times > 1]
    assert not twice, f"these ids stand on one page twice: {twice}"
    if not html.startswith("<!doctype html>"):
        return
    shape = frozenset(
        re.sub(r">[^<]*", ">", re.sub(r'="[^"]*"', "=", line)) for line in html.split("\n") if "<" in line
    )
    if shape in _known:
        return
    parser = HTMLParser()
    parser.parse(html)
    lines = html.split("\n")
    wrong = [f"{name} at {lines[place[0] - 1][:200]}" for place, name, _ in parser.errors]
    assert not wrong, f"no valid HTML5: {wrong}"
    _known.add(shape)
