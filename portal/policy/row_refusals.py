"""Why the portal does not start on this PostgreSQL: as somebody whom no row rule binds, or beside other rules."""

from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text

from portal.core import sqlite
from portal.core.migrate import APP_ROLE, WORKER_ROLE
from portal.core.refusals import Refused
from portal.core.settings import Settings
from portal.policy.row_stands import differences
from portal.policy.rowsecurity import READER

_ASKER = text("""
    SELECT current_user AS name, rolsuper, rolbypassrls, EXISTS (
        SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND pg_has_role(current_user, relowner, 'MEMBER')) AS owns, EXISTS (
        SELECT 1 FROM pg_roles r
        WHERE rolname = :reader AND pg_has_role(current_user, r.oid, 'MEMBER')) AS reads
    FROM pg_roles WHERE rolname = current_user
""")


def strength(connection: Connection, setting: str = "PORTAL_DATABASE_URL") -> list[str]:
    """Who goes past the row rules, or can take them away, does not serve pages."""
    asker = connection.execute(_ASKER, {"reader": READER}).one()
    reasons = {
        "is a superuser": asker.rolsuper,
        "goes past row security": asker.rolbypassrls,
        "owns tables": asker.owns,
        f"can be {READER}": asker.reads,
    }
    why = next((reason for reason, holds in reasons.items() if holds), None)
    if why:
        return [f"{setting}: the role {asker.name} {why}. Use a role of its own, {APP_ROLE}."]
    return []


@contextmanager
def _connected(url: str):
    engine = create_engine(url, **sqlite.engine_options(url))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def refusals(settings: Settings) -> list[str]:
    """Why the portal does not start on this PostgreSQL."""
    if settings.on_sqlite:
        return []
    with _connected(settings.kluis_url) as connection:
        found = strength(connection, "PORTAL_KLUIS_URL")
    with _connected(settings.database_url) as connection:
        return [*found, *(strength(connection) or differences(connection))]


def refuse(settings: Settings, work: bool = False) -> None:
    """`work`: for the worker, which has a role of its own."""
    if found := [*refusals(settings), *(_other_role(settings) if work else ())]:
        raise Refused("\n".join(found))


def _other_role(settings: Settings) -> list[str]:
    if settings.on_sqlite:
        return []
    asked = text(f"SELECT current_user, pg_has_role(current_user, '{WORKER_ROLE}', 'MEMBER')")
    with _connected(settings.database_url) as connection:
        name, may = connection.execute(asked).one()
    if may:
        return []
    return [f"PORTAL_DATABASE_URL: the worker comes in as {WORKER_ROLE}, not as {name}."]
