"""Where a page spends its time: a look at the stack at every tick of the CPU clock."""

import signal
from collections import Counter
from pathlib import Path

from portal import ROOT
from tests.bench.pages import Page

TICK = 0.001
OURS = (str(ROOT / "portal"), str(ROOT / "templates"))
CORE = str(ROOT / "portal" / "core")
SHARED = str(ROOT / "portal" / "core" / "db.py")  # what it reads is the cost of who asks
# In this order: a file belongs to the first that names it.
LAYERS = {
    "kluis": (str(ROOT / "portal" / "kluis"),),
    "log": tuple(str(ROOT / "portal" / place) for place in ("inzage", "policy/inzage_row", "policy/refused")),
    "guard": tuple(str(ROOT / "portal" / place) for place in ("policy", "account/actor.py")),
}


def part_of(frame) -> str:
    """The innermost function or template of the portal: what it asks of a library is its own cost."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(OURS) and file != SHARED:
            name = Path(file).relative_to(ROOT)
            return str(name) if name.suffix == ".html" else f"{name}: {frame.f_code.co_name}"
        frame = frame.f_back
    return "Flask and Werkzeug around it"


def layer_of(frame) -> str | None:
    """Who may, the texts, or who looked: whose work this is. What `core` does is the work of who asks it."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(OURS) and not file.startswith(CORE):
            return next((layer for layer, places in LAYERS.items() if file.startswith(places)), None)
        frame = frame.f_back
    return None


def dearest(page: Page, requests: int, most: int = 5) -> list[tuple[str, float]]:
    """(part, share of the CPU time)."""
    parts = ticks(page, requests, part_of)
    return [(part, number / parts.total()) for part, number in parts.most_common(most)]


def shares(page: Page, requests: int) -> dict[str, float]:
    """What guard, kluis and log take of the CPU time; the database's own time is not in it."""
    layers = ticks(page, requests, layer_of)
    return {layer: layers[layer] / layers.total() for layer in LAYERS}


def ticks(page: Page, requests: int, name_of) -> Counter:
    seen = Counter()
    before = signal.signal(signal.SIGPROF, lambda _signal, frame: seen.update([name_of(frame)]))
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    try:
        for _ in range(requests):
            page.open()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return seen
