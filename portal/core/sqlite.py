"""SQLite as the portal needs it: a recent engine, durable commits, writers that queue, logs that stay."""

import sqlite3 as builtin
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from sqlalchemy import Engine, event

try:
    from pysqlite3 import dbapi2 as sqlite
except ImportError:  # no wheel for this machine: Python's own serves if it is new enough (see `refusals`)
    sqlite = builtin

OLDEST = (3, 51, 3)

_writing: ContextVar[bool] = ContextVar("writing", default=False)

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=20000",
    "PRAGMA recursive_triggers=ON",  # else INSERT OR REPLACE slips past a trigger on DELETE
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",  # nothing of a query may reach a temporary file
)

# What an app connection may never do; migrations use a connection without this.
FORBIDDEN = {
    getattr(builtin, name)
    for name in (
        "SQLITE_ALTER_TABLE",
        "SQLITE_DROP_TABLE",
        "SQLITE_DROP_TRIGGER",
        "SQLITE_DROP_INDEX",
        "SQLITE_ATTACH",
    )
}


@contextmanager
def writing():
    """Transactions begun inside take the write lock at once: SQLite refuses to upgrade a read snapshot."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def begin_as_writer(writer: bool) -> None:
    """For the rest of this request: POST and the like begin IMMEDIATE, before their first read."""
    _writing.set(writer)


def is_writer() -> bool:
    return _writing.get()


def prepare(engine: Engine, *, guarded: bool) -> Engine:
    """`guarded`: the connection refuses to change the schema."""
    if engine.dialect.name != "sqlite":
        return engine
    turn = (
        Lock()
    )  # who waits to write waits in line, database by database: SQLite lets anybody pass, and some starve

    @event.listens_for(engine, "connect")
    def connect(connection, _record):
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if guarded:
            connection.set_authorizer(_authorize)

    @event.listens_for(engine, "begin")
    def begin(connection):
        if _writing.get():
            with turn:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:  # takes no lock yet, so it cannot fail; straight to the driver it is a fifth of the cost
            connection.connection.driver_connection.execute("BEGIN")

    return engine


def _authorize(action, *_):
    return builtin.SQLITE_DENY if action in FORBIDDEN else builtin.SQLITE_OK


def engine_options(url: str) -> dict:
    if url.startswith("sqlite"):
        # Named: the same value twice in a statement is prepared and sent once.
        return {"module": sqlite, "hide_parameters": True, "paramstyle": "named"}
    return {"hide_parameters": True, "pool_pre_ping": True, "pool_size": 8, "max_overflow": 8}
