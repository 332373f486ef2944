"""Brings both databases to the newest schema, as their owner; the app's own role cannot change a schema."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

from portal.core import sqlite
from portal.core.settings import Settings

ROOT = Path(__file__).parents[2] / "migrations"
APP_ROLE = "portal_app"
WORKER_ROLE = "portal_worker"  # the same rights, but tables with care content it reads alone, some

# Append-only: the app's role may add to these and read them, and nothing else.
LOGS = (
    "toestemmingslog",
    "toestemmingslog_payload",
    "toestemmingslog_leaf",
    "toestemmingslog_tree",
    "toestemmingslog_checkpoint",
    "toestemming_text",
    "inzage",
    "inzage_object",
    "bijdrage_revision",
    "factor_log",
    "openid_log",
    "identity_check",
    "desk_log",
    "noodkaart_opening",
    "datalek_revision",
    "look_review",
)

_before: list[Callable[[Connection], None]] = []
_after: list[Callable[[Connection], None]] = []


def around(before: Callable[[Connection], None], after: Callable[[Connection], None]) -> None:
    """On PostgreSQL, in the owner's own connection to the data: what comes before Alembic, and after it."""
    _before.append(before)
    _after.append(after)


def config(which: str) -> Config:
    made = Config()
    made.set_main_option("script_location", str(ROOT / which))
    return made


def upgrade(settings: Settings) -> None:
    for which, url in (("kluis", settings.owner_kluis_url), ("portal", settings.owner_database_url)):
        engine = sqlite.prepare(create_engine(url, **sqlite.engine_options(url)), guarded=False)
        with sqlite.writing(), engine.begin() as connection:
            made = config(which)
            made.attributes["connection"] = connection
            on_postgresql = engine.dialect.name == "postgresql"
            steps = on_postgresql and which == "portal"
            for step in _before if steps else ():
                step(connection)
            command.upgrade(made, "head")
            if on_postgresql:
                grant(connection)
            for step in _after if steps else ():
                step(connection)
        engine.dispose()


def grant(connection) -> None:
    """Re-made after every upgrade, so that a new table is never without its rights or with too many."""
    tables = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
    known = connection.scalars(text("SELECT rolname FROM pg_roles WHERE rolname LIKE 'portal_%'")).all()
    roles = ", ".join([APP_ROLE, *({WORKER_ROLE} & set(known))])
    connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {roles}"))
    for table in tables:
        connection.execute(text(f"REVOKE ALL ON {table} FROM {roles}"))
        if table.startswith("alembic"):
            connection.execute(text(f"GRANT SELECT ON {table} TO {roles}"))
        elif table in LOGS:
            connection.execute(text(f"GRANT SELECT, INSERT ON {table} TO {roles}"))
        else:
            connection.execute(text(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {roles}"))
    connection.execute(text(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {roles}"))
