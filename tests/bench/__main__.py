"""`make bench`: prints what the pages cost beside a bare page; a miss is printed as a miss."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from tests.bench import kept
from tests.bench.busy import Viewer, viewer
from tests.bench.compare import beside_bare, in_turns, ratio
from tests.bench.dearest import dearest, shares
from tests.bench.door import known_and_unknown
from tests.bench.memory import worker_memory
from tests.bench.pages import portal_page
from tests.bench.unruled import row_rules
from tests.support.portals import DATABASES

AT_MOST = {"bare": 2.0, "memory": 150, "size": 1.1}
SMALL, BIG = 1_000, 100_000


@click.command()
@click.option("--big", is_flag=True, help=f"Also with {BIG} casussen; the first time that takes a while.")
@click.option("--casussen", default=SMALL, help="How many casussen the small portal has.")
@click.option("--rounds", default=15)
@click.option("--requests", default=20, help="Per page in a round.")
@click.option("--memory", default=1000, help="Requests before a worker's memory is read.")
@click.option(
    "--turns", default=100, help="Tries to sign in, of an account that is there and of one that is not."
)
@click.option("--database", type=click.Choice(DATABASES), multiple=True, default=DATABASES)
def main(big, casussen, rounds, requests, memory, turns, database):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for name in database:
            server = stack.enter_context(kept.server()) if name == "postgresql" else None
            portals = {
                number: kept.on_postgres(server, number) if server else kept.on_sqlite(number)
                for number in (casussen, *([BIG] if big else []))
            }
            viewers = {number: viewer(portal) for number, portal in portals.items()}
            for number, portal in portals.items():
                click.echo(f"\n{name}, {number} casussen")
                pages(portal, viewers[number], folder, rounds, requests)
            at_the_door(portals[casussen], turns)
            if big:
                growth(portals, viewers, rounds, requests)
            say(
                "worker",
                f"{worker_memory(portal, viewers[number], memory):.0f} MB after {memory} requests",
                None,
            )
            for each in portals.values():
                each.close()


def pages(portal, who: Viewer, folder: Path, rounds: int, requests: int) -> None:
    for name, path, rows in (("casus page", who.casus, 40), ("mijn casussen", who.mine, 25)):
        page = portal_page(portal, path, who.cookie)
        found = beside_bare(portal, page, rows, folder, rounds, requests)
        needs = found.needs
        say(
            name,
            f"{found.cpu:.2f} CPU-ms, bare {found.bare_cpu:.2f}: {found.ratio:.2f} times",
            found.ratio <= 2,
        )
        say("", f"{needs.selects} queries, inserts of {needs.inserts} rows, {needs.size} bytes", None)
        for part, share in dearest(page, rounds * requests // 2):
            say("", f"{share:5.0%} {part}", None)
        told = ", ".join(
            f"{layer} {share:.0%}" for layer, share in shares(page, rounds * requests // 2).items()
        )
        say("", f"of all: {told}", None)
        if not portal.settings.on_sqlite:
            ruled = row_rules(portal, path, who.cookie, rounds, requests)
            say("", f"and row rules {ruled.cpu:.0%}; of the time on the clock {ruled.wall:.0%}", None)


def growth(portals: dict, viewers: dict, rounds: int, requests: int) -> None:
    """The casus page among few and among many casussen."""
    small, big = (portal_page(p, viewers[n].casus, viewers[n].cookie) for n, p in portals.items())
    (cpu, wall), (big_cpu, big_wall) = in_turns([small, big], rounds, requests)
    grown = ratio(big_cpu, cpu)
    say(
        "growth",
        f"the casus page is {grown:.2f} times dearer (wall time {ratio(big_wall, wall):.2f})",
        grown <= 1.1,
    )


def at_the_door(portal, turns: int) -> None:
    told = known_and_unknown(portal, turns)
    say(
        "signing in",
        f"wrong password {told.known:.1f} ms, no such account {told.unknown:.1f} ms: {told.ratio:.3f} times",
        None,
    )


def say(name: str, words: str, kept_target: bool | None) -> None:
    verdict = {True: "", False: "   MISSED", None: ""}[kept_target]
    click.echo(f"  {name:15}{words}{verdict}")


if __name__ == "__main__":
    main()
