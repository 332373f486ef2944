"""Outside demo mode the portal does not start on a setting that would let somebody in or lose something."""

import stat
from pathlib import Path

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from portal.core import sqlite
from portal.core.settings import DEFAULT_SECRET, LOOPBACK, Settings
from portal.core.signing import public_file

SHORTEST_SECRET = 32


class Refused(Exception):
    """Says which settings are wrong and what to do, a line each."""


def refusals(settings: Settings) -> list[str]:
    found = _sqlite(settings)
    if settings.demo:
        return found
    return [*found, *_keys(settings), *_exposed(settings), *_data(settings)]


def _sqlite(settings: Settings) -> list[str]:
    if not settings.on_sqlite or tuple(sqlite.sqlite.sqlite_version_info) >= sqlite.OLDEST:
        return []
    wanted = ".".join(map(str, sqlite.OLDEST))
    return [
        f"SQLite is {sqlite.sqlite.sqlite_version}; {wanted} or newer is needed: install the package pysqlite3."
    ]


def _keys(settings: Settings) -> list[str]:
    found = []
    if settings.secret_key in {"", DEFAULT_SECRET} or len(settings.secret_key) < SHORTEST_SECRET:
        found.append(f"PORTAL_SECRET_KEY is missing, a default or shorter than {SHORTEST_SECRET} characters.")
    if not settings.master_keys and not settings.master_keys_file.exists():
        found.append("PORTAL_MASTER_KEYS is missing and there is no PORTAL_MASTER_KEYS_FILE.")
    if not public_file(settings.log_key_file).exists():
        found.append(
            "There is no key to sign the toestemmingslog with: make one with `portal log-key --new`."
        )
    return found


def _exposed(settings: Settings) -> list[str]:
    found = []
    if settings.debug:
        found.append("PORTAL_DEBUG is on: it shows code and data to whoever meets an error. Turn it off.")
    if not settings.hosts:
        found.append("PORTAL_HOSTS is missing: name the host names that this portal answers to.")
    if not settings.https and not set(settings.hosts) <= LOOPBACK:
        found.append("PORTAL_HTTPS is off: passwords and care content would travel readable. Turn it on.")
    return found


def _data(settings: Settings) -> list[str]:
    found = [
        f"{path} can be read by others on this machine: chmod o-rwx." for path in _world_readable(settings)
    ]
    return [*found, *_database(settings)]


def _world_readable(settings: Settings) -> list[Path]:
    """The data folder and the key files; others on the machine have nothing to look for there."""
    paths = [settings.data_dir, settings.master_keys_file, settings.log_key_file]
    return [path for path in paths if path.exists() and path.stat().st_mode & (stat.S_IROTH | stat.S_IXOTH)]


def _database(settings: Settings) -> list[str]:
    engine = create_engine(settings.database_url, **sqlite.engine_options(settings.database_url))
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("account"):
                return ["The database has no tables yet: run `portal db upgrade` first."]
            if connection.scalar(text("SELECT count(*) FROM account WHERE demo")):
                return [
                    "The database holds demo accounts, whose passwords are known. Begin with an empty database."
                ]
    except OperationalError:
        return ["The database cannot be reached: look at PORTAL_DATABASE_URL and PORTAL_DATA_DIR."]
    finally:
        engine.dispose()
    return []


def refuse(settings: Settings) -> None:
    if found := refusals(settings):
        raise Refused("\n".join(found))
