"""Two changes at the same moment make two links, not a fork; the same change twice makes one."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from portal.afsluiting import actions as afsluiting
from portal.casus.models import Casus, Deelname
from portal.core import sqlite
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.toestemming import actions, chain
from portal.toestemming.models import Gebeurtenis, Logregel, Sharing

CELLS = ("geholpen", "wensen", "best", "zorgen", "plan", "werk", "inkomen", "overleg")


@pytest.fixture
def casus(portal) -> tuple[int, int]:
    """A casus in which nothing is open, and a partij in it."""
    with portal.inside():
        quiet = select(Casus.id).where(Casus.id.not_in(select(Sharing.casus_id)))
        rows = select(Deelname.casus_id, Deelname.partij_id).where(Deelname.casus_id.in_(quiet))
        return tuple(db.session.execute(rows.order_by(Deelname.id).limit(1)).one())


def hung(casus_id: int) -> None:
    token = db.session.get(Casus, casus_id).token
    key = store().keys({("log", token)})["log", token]
    keyring.hang("log", casus_id, key, {"LOG"})


def all_at_once(portal, casus_id: int, changes) -> None:
    start = Barrier(len(changes))

    def run(change) -> None:
        start.wait()
        with portal.inside():
            hung(casus_id)
            change()
            db.session.commit()

    with ThreadPoolExecutor(len(changes)) as threads:
        list(threads.map(run, changes))


def log_and_open(portal, casus_id: int) -> tuple[int | None, list[str], list[str]]:
    with portal.inside():
        hung(casus_id)
        events = select(Logregel.event).where(Logregel.casus_id == casus_id).order_by(Logregel.seq)
        open_now = select(Sharing.cell).where(Sharing.casus_id == casus_id, Sharing.closed_at.is_(None))
        found = [str(event) for event in db.session.scalars(events)]
        return chain.broken_link(casus_id), found, sorted(db.session.scalars(open_now))


def opening(casus: tuple[int, int], cell: str):
    return lambda: actions.open_cell(*casus, cell)


def test_different_cells_opened_at_once(portal, casus):
    all_at_once(portal, casus[0], [opening(casus, cell) for cell in CELLS])
    assert log_and_open(portal, casus[0]) == (None, ["given"] * len(CELLS), sorted(CELLS))


def test_sixteen_who_write_in_one_casus_make_one_chain(portal, casus):
    added = [lambda: chain.append(casus[0], Gebeurtenis.GIVEN, {"purpose": "samen werken"})] * 16
    all_at_once(portal, casus[0], added)
    assert log_and_open(portal, casus[0]) == (None, ["given"] * 16, [])


def test_the_same_cell_opened_at_once(portal, casus):
    all_at_once(portal, casus[0], [opening(casus, "plan")] * 6)
    assert log_and_open(portal, casus[0]) == (None, ["given"], ["plan"])


def test_everything_paused_while_cells_are_opened(portal, casus):
    changes = [opening(casus, cell) for cell in CELLS] + [lambda: actions.close_everything(casus[0])]
    all_at_once(portal, casus[0], changes)
    broken, events, open_now = log_and_open(portal, casus[0])
    assert broken is None
    assert events.count("given") == len(CELLS)
    assert events.count("withdrawn") == len(CELLS) - len(open_now)


def test_who_opens_while_the_casus_ends_is_refused(portal, casus):
    """The door of both was open when they came; whoever came second to the log finds it as it is by then."""
    ending = Barrier(2)

    def opens() -> bool:
        ending.wait()
        with portal.app.app_context(), sqlite.writing():
            keyring.empty()
            hung(casus[0])
            try:
                actions.open_cell(*casus, "plan")
                db.session.commit()
            except chain.Ended:
                return False
            return True

    with ThreadPoolExecutor(1) as other, portal.app.app_context(), sqlite.writing():
        keyring.empty()
        hung(casus[0])
        opened = other.submit(opens)
        afsluiting.end(casus[0], timedelta(days=30))
        ending.wait()
        db.session.commit()
        assert opened.result() is False
    assert log_and_open(portal, casus[0])[2] == []


def test_what_is_opened_as_the_casus_ends_closes_with_it(portal, casus):
    def ends() -> None:
        afsluiting.end(casus[0], timedelta(days=30))

    def opens() -> None:
        with suppress(chain.Ended):
            actions.open_cell(*casus, "plan")

    all_at_once(portal, casus[0], [ends, opens])
    assert log_and_open(portal, casus[0])[2] == []
