"""How many statements a request costs: the same for one row as for many (a page costs a fixed number of queries)."""

from contextlib import contextmanager

from sqlalchemy import event

from portal.core.db import db
from portal.kluis.store import store


@contextmanager
def counted(portal):
    """A list that grows with every statement, on both databases."""
    found: list[str] = []

    def note(_connection, _cursor, statement, *_):
        found.append(statement)

    with portal.app.app_context():
        engines = (db.engine, store().engine)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


def cost(portal, person, path: str) -> int:
    """The second time: the first may look up what is then known for good."""
    assert person.open(path).status == 200, path
    with counted(portal) as found:
        person.open(path)
    return len(found)
