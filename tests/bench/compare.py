"""Portal and bare page in turns, so that a busy machine slows both."""

import gc
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine

from portal.core import sqlite
from tests.bench.bare import bare_app, durable
from tests.bench.pages import Needs, Page, needs_of

WARM = 10


@dataclass(frozen=True)
class Compared:
    """Milliseconds a request, medians of the rounds; `ratio` is the median of the ratios of each round."""

    needs: Needs
    bare_needs: Needs
    cpu: float
    bare_cpu: float
    ratio: float


def bare_page(portal, needs: Needs, rows: int, folder: Path) -> Page:
    """On the same kind of database: a file of its own, or tables beside the portal's that only the owner has."""
    if portal.settings.on_sqlite:
        engine = create_engine(f"sqlite:///{folder}/bare.sqlite", module=sqlite.sqlite)
    else:
        engine = create_engine(portal.settings.owner_database_url)
    app = bare_app(durable(engine), selects=needs.selects, rows=rows, size=needs.size, inserts=needs.inserts)
    return Page(app, "/", engines=[engine])


def in_turns(pages: list[Page], rounds: int, requests: int) -> list[tuple[list[float], list[float]]]:
    """Per page its CPU and its wall times, a number per round."""
    for page in pages:
        for _ in range(WARM):
            page.open()
    gc.collect()
    gc.freeze()  # as portal/wsgi.py does
    times = [([], []) for _ in pages]
    for _ in range(rounds):
        for page, (cpu, wall) in zip(pages, times, strict=True):
            one = page.cost(requests)
            cpu.append(one[0])
            wall.append(one[1])
    return times


def beside_bare(portal, page: Page, rows: int, folder: Path, rounds: int, requests: int) -> Compared:
    needs = needs_of(page)
    bare = bare_page(portal, needs, rows, folder)
    (ours, _), (theirs, _) = in_turns([page, bare], rounds, requests)
    found = Compared(needs, needs_of(bare), median(ours), median(theirs), ratio(ours, theirs))
    for engine in bare.engines:
        engine.dispose()
    return found


def ratio(one: list[float], other: list[float]) -> float:
    return median(a / b for a, b in zip(one, other, strict=True))
