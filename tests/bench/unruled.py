"""What row rules cost a page of PostgreSQL: the same page by a role that goes past them, to whom nobody is told."""

from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy.engine import make_url

from portal.core import told
from tests.bench.compare import in_turns, ratio
from tests.bench.pages import Page, portal_page
from tests.servers.postgres import BACKSTAGE
from tests.support.portals import Portal


class Share(NamedTuple):
    """Of the portal's CPU time, and of the time on the clock, in which the database's own work is too."""

    cpu: float
    wall: float


@contextmanager
def nobody_told():
    said, told.say = told.say, lambda *_: None
    try:
        yield
    finally:
        told.say = said


class Unruled(Page):
    def __init__(self, page: Page):
        self.__dict__.update(vars(page))

    def open(self) -> int:
        with nobody_told():
            return super().open()


@contextmanager
def unruled(portal: Portal):
    """The same portal, each connection of which begins as a role that goes past the row rules."""
    address = make_url(portal.settings.database_url).update_query_dict({"options": f"-c role={BACKSTAGE}"})
    found = Portal(replace(portal.settings, database_url=address.render_as_string(hide_password=False)))
    try:
        yield found
    finally:
        found.close()


def row_rules(portal: Portal, path: str, cookie: str, rounds: int, requests: int) -> Share:
    with unruled(portal) as past:
        pages = [portal_page(portal, path, cookie), Unruled(portal_page(past, path, cookie))]
        (cpu, wall), (cpu_past, wall_past) = in_turns(pages, rounds, requests)
    return Share(1 - ratio(cpu_past, cpu), 1 - ratio(wall_past, wall))
