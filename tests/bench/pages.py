"""A page as the bench opens it: straight through WSGI, so that no test client is measured along."""

import time
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask import Flask
from sqlalchemy import event
from werkzeug.test import EnvironBuilder

from portal.core.db import db
from portal.kluis.store import store


class NotShown(Exception):
    """The page to be measured answered with something else than 200."""


class Page:
    def __init__(self, app: Flask, path: str, cookie: str = "", engines: list | None = None):
        self.app, self.path, self.engines = app, path, engines
        self._environ = EnvironBuilder(path, headers={"Cookie": cookie}).get_environ()

    def open(self) -> int:
        """How many bytes came."""
        answered = []
        body = self.app.wsgi_app(dict(self._environ), lambda status, headers, _=None: answered.append(status))
        size = sum(map(len, body))
        body.close()
        if answered != ["200 OK"]:
            raise NotShown(f"{self.path}: {answered}")
        return size

    def cost(self, requests: int) -> tuple[float, float]:
        """CPU and wall time of one request, in milliseconds."""
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(requests):
            self.open()
        return (time.process_time() - cpu) * 1000 / requests, (time.perf_counter() - wall) * 1000 / requests


@dataclass
class Needs:
    """What one request asks of the databases and sends: given to the bare page, so that it does the same."""

    selects: int = 0
    inserts: list[int] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    size: int = 0


@contextmanager
def counting(engines, needs: Needs):
    def count(_connection, _cursor, statement, _parameters, context, _many):
        match statement.split(None, 1)[0].upper():
            case "SELECT":
                needs.selects += 1
            case "INSERT":
                needs.inserts.append(len(context.compiled_parameters))
            case "BEGIN":  # SQLite's; the bare page has its own
                pass
            case _:
                needs.others.append(statement)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", count)


def needs_of(page: Page) -> Needs:
    page.open()
    found = Needs()
    with counting(page.engines, found):
        found.size = page.open()
    return found


def portal_page(portal, path: str, cookie: str) -> Page:
    """With all cookies that a browser has after its first page."""
    first = portal.app.test_client(use_cookies=False).get(path, headers={"Cookie": cookie})
    given = [header.split(";", 1)[0] for header in first.headers.getlist("Set-Cookie")]
    with portal.app.app_context():
        return Page(portal.app, path, "; ".join([cookie, *given]), [db.engine, store().engine])
