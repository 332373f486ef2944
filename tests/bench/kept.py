"""Portals with many casussen, kept between runs in a folder under the system's temporary folder."""

import hashlib
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import create_engine, text

from portal import ROOT
from portal.core import migrate
from portal.demo import generate
from tests.bench.busy import make_busy
from tests.servers.postgres import Postgres
from tests.support.portals import Portal, fill, postgres_settings, settings

BIJDRAGEN = 10
LONG = 60  # bijdragen in the casus that is measured: a page of 40 and more to come
SOURCES = ("migrations/*/versions/*.py", "portal/demo/*.py", "portal/*/models.py", "tests/bench/busy.py")


def folder() -> Path:
    """Named after all that decides what is in the data, so that old data is never measured."""
    made_by = hashlib.sha256()
    for pattern in SOURCES:
        for file in sorted(ROOT.glob(pattern)):
            made_by.update(file.read_bytes())
    base = Path(tempfile.gettempdir()) / f"portal-bench-{os.getuid()}"
    found = base / made_by.hexdigest()[:8]
    for old in base.glob("*"):
        if old != found and old.name != "pg":
            shutil.rmtree(old)
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found


def add_casussen(portal: Portal, casussen: int, bijdragen: int, long: int) -> None:
    with portal.inside():
        generate.fill(casussen, bijdragen)
    make_busy(portal, long)


class Kept(Postgres):
    """A server of the bench's own, whose data stays when it stops; it flushes, as one in use does."""

    def start(self):
        if self.running():
            return
        if not self.data.exists():
            super().start()
            self._run("pg_ctl", "stop", "--mode=fast", "--silent")
        options = (
            f"-k {self.folder} -c listen_addresses='' -c shared_buffers=256MB -c timezone=UTC -c jit=off"
        )
        self._run("pg_ctl", "start", "--wait", "--silent", "-l", self.folder / "log", "-o", options)
        self.create_roles()

    def stop(self):
        with suppress(RuntimeError):
            self._run("pg_ctl", "stop", "--mode=fast", "--silent")


@contextmanager
def server():
    """Directly under the temporary folder: the path of a socket is short."""
    place = Path(tempfile.gettempdir()) / f"portal-bench-pg-{os.getuid()}"
    place.mkdir(exist_ok=True, mode=0o700)
    kept = Kept(place)
    kept.start()
    try:
        yield kept
    finally:
        kept.stop()


def on_sqlite(casussen: int) -> Portal:
    return _kept(folder() / f"sqlite-{casussen}", settings, casussen)


def on_postgres(kept: Kept, casussen: int) -> Portal:
    place = folder() / f"postgresql-{casussen}"
    name = f"bench_{place.parent.name}_{casussen}"

    def chosen(inside: Path):
        for part in (name, f"{name}_kluis"):
            if not (inside / "ready").exists():
                kept.drop(part)
                kept.sql(f"CREATE DATABASE {part} OWNER portal_owner")
        return postgres_settings(kept, inside, name)

    _drop_old(kept, place.parent.name)
    return _kept(place, chosen, casussen)


def _drop_old(kept: Kept, current: str) -> None:
    for (name,) in kept.sql("SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_%'"):
        if current not in name:
            kept.drop(name)


def _kept(place: Path, chosen, casussen: int) -> Portal:
    if (place / "ready").exists():
        migrate.upgrade(kept := chosen(place))  # its rights and row rules are those of now
        return Portal(kept)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    made = chosen(place)
    fill(made, True)
    portal = Portal(made)
    add_casussen(portal, casussen, BIJDRAGEN, LONG)
    if not made.on_sqlite:
        vacuum(made)
    (place / "ready").touch()
    return portal


def vacuum(made) -> None:
    """As autovacuum would have done by the time anybody looks."""
    engine = create_engine(made.owner_database_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
