"""Going through every page that somebody finds, by its links, for the words that stand on it."""

import re
from html import unescape

CANARY = re.compile(r"KANARIE[0-9a-f]{16}")
LINK = re.compile(r'(?:href|action|hx-get|src)="(/[^"#]*)')
PAPER = ("policy.on_paper", "toestemming.views.receipt")  # where a PDF is made
LEAVES = ("/snel-weg", "/static/")


def crawl(who, starts: list[str], seen: dict[str, set[str]]) -> None:
    """Fills path -> the words that stood in its answer, following links."""
    waiting = list(starts)
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(LEAVES):
            continue
        page = who.open(path)
        assert page.status < 500, f"{path} gives {page.status}"
        seen[path] = set(CANARY.findall(page.html + str(page.response.headers)))
        found = {unescape(link) for link in LINK.findall(page.html)} | {page.location}
        waiting += sorted(link for link in found if link and link.startswith("/"))
