"""Somebody who owns the database: may do what the portal's own connection may not."""

from contextlib import contextmanager

from sqlalchemy import create_engine, text

from portal.core import sqlite


@contextmanager
def owned(portal):
    """A connection past every trigger and right that holds for the portal."""
    url = portal.settings.owner_database_url
    engine = sqlite.prepare(create_engine(url, **sqlite.engine_options(url)), guarded=False)
    with engine.begin() as connection:
        for (trigger,) in connection.execute(text(TRIGGERS)).all() if portal.settings.on_sqlite else []:
            connection.execute(text(f"DROP TRIGGER {trigger}"))
        if not portal.settings.on_sqlite:
            connection.execute(text("SELECT set_config('portal.whole', 'on', true)"))
        yield connection
    engine.dispose()


TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def as_owner(portal, *statements: str) -> None:
    with owned(portal) as connection:
        for statement in statements:
            connection.execute(text(statement))
