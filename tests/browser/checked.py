"""What is wrong with the page in a window: WCAG 2.2 A and AA, the browser's complaints, its room at every width."""

import hashlib
import re
from pathlib import Path

from tests.browser.pages import ERRORS
from tests.support.live import Visitor

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
REFUSED = re.compile(r"the server responded with a status of 4\d\d")  # what those pages are about
# What differs between two people who have the same page before them; that there are words or is a value stays.
WORDS = re.compile(r">\s*[^<\s][^<]*")
VALUES = re.compile(r'( (?:value|href|action|datetime))="[^"]+"')
WIDTHS = (320, 390, 640, 768, 1280)  # 640: 1280 at 200 % zoom


def violations(visitor: Visitor) -> list[str]:
    """Two people find the same page with other words in it: its main part is looked at once for each width, by
    whichever worker has it first."""
    main = visitor.page.locator("main").evaluate_all("all => all.map(each => each.outerHTML).join()")
    bare = f"{visitor.page.viewport_size['width']} " + WORDS.sub(">x", VALUES.sub(r'\1="x"', main))
    right = visitor.right / hashlib.sha256(bare.encode()).hexdigest()
    if main and right.exists():
        return []
    if not visitor.page.evaluate("'axe' in window"):
        visitor.page.evaluate(AXE)
    found = visitor.page.evaluate(RUN, TAGS)["violations"]
    wrong = [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
    if not wrong:
        right.touch()
    return wrong


def check(visitor: Visitor, path: str, *, phone: bool = False, first: bool = True) -> list[str]:
    """Everything that is wrong with the page in the window. Another of the same kind has other words, so its room is
    looked at, and no more."""
    page = visitor.page
    wrong = violations(visitor) if first else []
    heads = page.locator("h1").all_inner_texts()
    if len(heads) != 1:
        wrong.append(f"{len(heads)} h1")
    if not page.title().endswith(" - Wat Werkt Voor Wie") or page.title().startswith(" "):
        wrong.append(f"title {page.title()}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wrong.append(f"{over} px too wide at {width}")
        if width == 390 and phone and first:
            wrong += [f"at 390 {each}" for each in violations(visitor)]
    at_fault = not path.startswith("/") or path in ERRORS
    said = [each for each in visitor.said if not (at_fault and REFUSED.search(each))]
    visitor.said.clear()
    return [f"{path}: {each}" for each in wrong + said]
