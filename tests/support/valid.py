"""Every page that a test loads is valid HTML5 and has each id once."""

import re
from collections import Counter

from markupever import HtmlOptions, Parser
from tinyhtml5.parser import HTMLParser


def check(html: str) -> None:
    twice = [name for name, times in Counter(re.findall(r'\bid="([^"]*)"', html)).items() if times > 1]
    assert not twice, f"these ids stand on one page twice: {twice}"
    if not html.startswith("<!doctype html>"):
        return
    parser = Parser(HtmlOptions(exact_errors=True))
    parser.process(html)
    parser.finish()
    if wrong := parser.errors():
        raise AssertionError(f"no valid HTML5: {where(html) or wrong}")


def where(html: str) -> list[str]:
    """The same faults with the line each is on, by a parser that is too slow to ask about every page."""
    parser = HTMLParser()
    parser.parse(html)
    lines = html.split("\n")
    return [f"{name} at {lines[place[0] - 1][:200]}" for place, name, _ in parser.errors]
