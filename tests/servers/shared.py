"""One PostgreSQL for all workers of a test run: the first starts it, the last stops it.

`root` is a folder that the workers share, such as pytest's base temp folder without the worker's own part.
"""

import fcntl
import json
import os
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from psycopg import sql

from tests.servers.postgres import Postgres, Server

PREFIX = "portal-pg-"
UNFINISHED = 600  # seconds after which a folder without users is left over


@contextmanager
def locked(root):
    """One worker at a time; the lock ends with the process."""
    with (Path(root) / "postgres.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def shared_server(root):
    """`TEST_DATABASE_URL` names a running server (as superuser; it trusts the portal's roles) to use."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        server = Server(given)
        with locked(root):
            server.create_roles()
        yield server
        return
    server = join(root)
    try:
        yield server
    finally:
        leave(root, server)


def template(root, server, name, build):
    """Makes the database `name` once, by `build(its name until then)`, for every worker to clone."""
    with locked(root):
        if server.exists(name):
            return
        new = f"{name}_new"
        server.drop(new)
        server.sql(sql.SQL("CREATE DATABASE {} OWNER portal_owner").format(sql.Identifier(new)))
        build(new)
        server.sql(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(new), sql.Identifier(name))
        )


def join(root):
    with locked(root):
        place = Path(root) / "postgres.folder"
        server = Postgres(place.read_text()) if place.exists() else None
        if server is None or not server.running():
            sweep()
            server = Postgres(tempfile.mkdtemp(prefix=PREFIX))
            write_users(server, {os.getpid()})
            place.write_text(str(server.folder))
            server.start()
        write_users(server, users(server) | {os.getpid()})
        return server


def leave(root, server):
    with locked(root):
        left = users(server) - {os.getpid()}
        write_users(server, left)
        if not left:
            (Path(root) / "postgres.folder").unlink(missing_ok=True)
            server.stop()


def sweep():
    """Stops the servers of runs that were killed. A folder may go while one looks: another run sweeps too."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if os.access(folder, os.W_OK):
            with suppress(OSError, RuntimeError), locked(folder):
                if left_over(folder):
                    Postgres(folder).stop()


def left_over(folder):
    if (folder / "users").exists():
        return not users(Postgres(folder))
    return time.time() - folder.stat().st_mtime > UNFINISHED


def users(server):
    path = server.folder / "users"
    return {pid for pid in json.loads(path.read_text()) if alive(pid)} if path.exists() else set()


def write_users(server, pids):
    (server.folder / "users").write_text(json.dumps(sorted(pids)))


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
