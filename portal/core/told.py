"""What PostgreSQL is told of who asks, at the start of each transaction; its row rules see nobody's rows without it.

SQLite has no row rules and is told nothing.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session, SessionTransaction

from portal.core.clock import now

PREFIX = "portal."
ROLE = "role"  # of PostgreSQL itself: as whom the transaction goes on, without its own prefix
_TOLD = "told"
NOBODY: Mapping[str, object] = {}
SIGNING_IN = (
    NOBODY  # and whoever comes with a secret: what they need has no row rules, and of what has them no row
)
WHOLE = {"whole": "on"}  # said by the owner alone counts: every row, for a migration and to fill a portal


def tell(session: Session, told: Mapping[str, object]) -> None:
    """From here on, in this session: in the transaction that is open and in each that follows."""
    before, session.info[_TOLD] = session.info.get(_TOLD, NOBODY), dict(told)
    gone = dict.fromkeys(before.keys() - told.keys())
    new = {**gone, **{name: value for name, value in told.items() if before.get(name) != value}}
    if new and session.in_transaction():
        say(session.connection(), new)


def forget(session: Session) -> None:
    """When a request is over: its transaction knows until it ends, the next one nothing."""
    session.info.pop(_TOLD, None)


def told(session: Session) -> dict[str, object]:
    return session.info.get(_TOLD, NOBODY)


def watch(session) -> None:
    """`session`: the application's own."""
    if not event.contains(session, "after_begin", _begin):
        event.listen(session, "after_begin", _begin)


def _begin(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    if not transaction.nested and told(session):
        say(connection, told(session))


def text_of(value: object) -> str:
    """As a setting is: always a text, and an empty one says nothing."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _setting(name: str, value: object) -> tuple[str, str]:
    return (ROLE, text_of(value) or "none") if name == ROLE else (PREFIX + name, text_of(value))


def say(connection: Connection, settings: Mapping[str, object]) -> None:
    """To a connection of its own, beside a session too. One statement, for this transaction alone: a connection that
    goes back to the pool knows nobody any more."""
    if connection.dialect.name != "postgresql":
        return
    said = {**settings, "now": now().isoformat()}
    parts = ", ".join("set_config(%s, %s, true)" for _ in said)
    values = [part for name, value in said.items() for part in _setting(name, value)]
    cursor = connection.connection.cursor()
    cursor.execute(f"SELECT {parts}", values)
    cursor.close()
