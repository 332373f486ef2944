"""Where a page spends its time: a look at the stack at every tick of the CPU clock."""

import signal
from collections import Counter
from pathlib import Path

from portal import ROOT
from tests.bench.pages import Page

TICK = 0.001
OURS = (str(ROOT / "portal"), str(ROOT / "templates"))
SHARED = str(ROOT / "portal" / "core" / "db.py")  # what it reads is the cost of who asks


def part_of(frame) -> str:
    """The innermost function or template of the portal: what it asks of a library is its own cost."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(OURS) and file != SHARED:
            name = Path(file).relative_to(ROOT)
            return str(name) if name.suffix == ".html" else f"{name}: {frame.f_code.co_name}"
        frame = frame.f_back
    return "Flask and Werkzeug around it"


def dearest(page: Page, requests: int, most: int = 5) -> list[tuple[str, float]]:
    """(part, share of the CPU time)."""
    seen = Counter()
    before = signal.signal(signal.SIGPROF, lambda _signal, frame: seen.update([part_of(frame)]))
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    try:
        for _ in range(requests):
            page.open()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return [(part, ticks / seen.total()) for part, ticks in seen.most_common(most)]
