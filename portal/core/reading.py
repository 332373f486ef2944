"""Plain rows of a statement that is built once: compiled once too, and then straight to the driver.

SQLAlchemy looks every execution up, binds and describes it anew: five times what the driver itself takes (measured).
"""

from collections import Counter, namedtuple
from functools import lru_cache

from sqlalchemy import Connection, Select
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound


class Rows(list):
    """As the result of an execution, and all there at once."""

    def all(self) -> list:
        return self

    def one_or_none(self):
        if len(self) > 1:
            raise MultipleResultsFound("more than one row")
        return self[0] if self else None

    def one(self):
        found = self.one_or_none()
        if found is None:
            raise NoResultFound("no row")
        return found

    def scalar(self):
        return self[0][0] if self else None

    def scalar_one(self):
        return self.one()[0]


def _row_of(names: list[str]) -> type:
    """A name that stands twice is no name of either."""
    seen = Counter(names)
    return namedtuple("Row", [name if seen[name] == 1 else "" for name in names], rename=True)


class Prepared:
    """A statement for one kind of database."""

    def __init__(self, statement: Select, dialect):
        self.compiled = compiled = statement.compile(dialect=dialect)
        columns = compiled._result_columns
        self.make = _row_of([column.keyname for column in columns])._make
        processors = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        self.shown = processors if any(processors) else None
        binds = [(name, bind) for bind, name in compiled.bind_names.items()]
        self.expanding = sorted(name for name, bind in binds if bind.expanding)
        made = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds}
        self.sent = {name: process for name, process in made.items() if process}
        self.required = [name for name, bind in binds if bind.required]
        self.given = {name: bind.effective_value for name, bind in binds if not bind.required}
        self.spelled = lru_cache(maxsize=64)(self._spelled)
        self.plain = None if self.expanding else self._spelled()[0]

    def _spelled(self, *lengths: int) -> tuple[str, dict[str, list[str]]]:
        """The statement with so many places in each of its lists, and what these are called."""
        lists = {name: [None] * length for name, length in zip(self.expanding, lengths, strict=True)}
        needed = dict.fromkeys(self.required)
        state = self.compiled.construct_expanded_state({**needed, **lists})
        return state.statement, dict(state.parameter_expansion)

    def bound(self, values: dict) -> tuple[str, dict]:
        """What goes to the driver."""
        values = {**self.given, **values} if self.given else dict(values)
        if self.plain is not None:
            for name, process in self.sent.items():
                values[name] = process(values[name])
            return self.plain, values
        lists = [values.pop(name) for name in self.expanding]
        sql, places = self.spelled(*map(len, lists))
        for name, process in self.sent.items():
            if name in values:
                values[name] = process(values[name])
        for name, members in zip(self.expanding, lists, strict=True):
            process = self.sent.get(name)
            values.update(zip(places[name], map(process, members) if process else members, strict=False))
        return sql, values

    def rows(self, found: list[tuple]) -> Rows:
        if self.shown and found:
            columns = zip(*found, strict=True)
            found = zip(
                *(map(p, c) if p else c for p, c in zip(self.shown, columns, strict=True)), strict=True
            )
        return Rows(map(self.make, found))


@lru_cache(maxsize=2000)
def _prepared(statement: Select, kind: "_Kind") -> Prepared:
    return Prepared(statement, kind.dialect)


class _Kind:
    """Databases of one kind and version share what was compiled, however many a process opens."""

    def __init__(self, dialect):
        self.dialect, self._what = dialect, (dialect.name, dialect.driver, dialect.server_version_info)

    def __eq__(self, other) -> bool:
        return self._what == other._what

    def __hash__(self) -> int:
        return hash(self._what)


@lru_cache
def _kind(dialect) -> _Kind:
    return _Kind(dialect)


def ask(connection: Connection, statement: Select, values: dict) -> Rows:
    """Where somebody watches the statements, such as a test that counts them, it goes the ordinary way."""
    engine = connection.engine
    if engine.dispatch.before_cursor_execute:
        return Rows(connection.execute(statement, values).all())
    dialect = engine.dialect
    prepared = _prepared(statement, _kind(dialect))
    sql, sent = prepared.bound(values)
    held = connection.connection
    try:
        cursor = held.cursor()
        cursor.execute(sql, sent)
        found = cursor.fetchall()
        cursor.close()
    except dialect.dbapi.Error as error:
        gone = dialect.is_disconnect(error, held.driver_connection, None)
        if gone:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql,
            None,
            error,
            dialect.dbapi.Error,
            hide_parameters=True,
            connection_invalidated=gone,
            dialect=dialect,
        ) from error
    return prepared.rows(found)
