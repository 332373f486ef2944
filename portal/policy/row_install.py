"""Puts the functions and the row rules into PostgreSQL, as the owner, after every upgrade.

Only what differs is made again, so that an upgrade does not wait for whoever reads meanwhile.
"""

from sqlalchemy import Connection, text

from portal.core.migrate import APP_ROLE, WORKER_ROLE
from portal.policy.row_rules import RULES
from portal.policy.row_stands import (
    SEARCH_PATH,
    keep_marks,
    loose,
    plainly_kept,
    standing,
    stands_wrong,
    wanted,
)
from portal.policy.rowsecurity import READER, Function, functions, read_by_functions

_SIGNATURES = text("""
    SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proname = :name
""")


class NoRole(Exception):
    """The owner may not make a role; the message is what whoever manages the server has to run."""


def prepare(connection: Connection) -> None:
    """The owner sees no rows under FORCE, but where it says that it must: a migration that moves data does."""
    for role in (APP_ROLE, WORKER_ROLE):
        if not connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}):
            raise NoRole(f"Let somebody who manages the server run this once:\nCREATE ROLE {role} LOGIN;")
    connection.execute(text("SELECT set_config('portal.whole', 'on', true)"))


def install(connection: Connection) -> None:
    _role(connection)
    _functions(connection)
    _policies(connection)
    _worker_reads(connection)


def _worker_reads(connection: Connection) -> None:
    """Of a table with care content that something waits and since when: no sealed column, and all that it changes is
    that it reminded somebody.
    Where it comes for nothing it may ask all the same (letters ask the words of the table) and finds no row."""
    for model in RULES:
        table = model.__table__
        plain = [column.name for column in table.columns if plainly_kept(column)]
        connection.execute(text(f"REVOKE ALL ON {table.name} FROM {WORKER_ROLE}"))
        connection.execute(text(f"GRANT SELECT ({', '.join(plain)}) ON {table.name} TO {WORKER_ROLE}"))
        if marks := RULES[model].marks:
            connection.execute(text(f"GRANT UPDATE ({', '.join(marks)}) ON {table.name} TO {WORKER_ROLE}"))


def _role(connection: Connection) -> None:
    """A role of PostgreSQL 15 inherits what it is a member of: then its owner reads `casus` as `mag` does."""
    owner = connection.scalar(text("SELECT current_user"))
    newer = connection.dialect.server_version_info >= (16,)
    made = f"CREATE ROLE {READER} NOLOGIN;"
    granted = f'GRANT {READER} TO "{owner}"{" WITH INHERIT FALSE, SET TRUE" if newer else ""};'
    known = connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": READER})
    mode = "SET" if newer else "MEMBER"
    member = known and connection.scalar(text(f"SELECT pg_has_role(current_user, '{READER}', '{mode}')"))
    if member:
        return
    needed = [granted] if known else [made, granted]
    may = connection.scalar(
        text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    )
    if not may or (known and newer and not _manages(connection)):
        raise NoRole("Let somebody who manages the server run this once:\n" + "\n".join(needed))
    for statement in needed:
        connection.execute(text(statement))


def _manages(connection: Connection) -> bool:
    asked = f"SELECT rolsuper OR pg_has_role(current_user, '{READER}', 'MEMBER WITH ADMIN OPTION') "
    return bool(connection.scalar(text(f"{asked} FROM pg_roles WHERE rolname = current_user")))


def _functions(connection: Connection) -> None:
    connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {READER}"))
    for table in read_by_functions():
        connection.execute(text(f"GRANT SELECT ON {table} TO {READER}"))
    for function in functions():
        if stands_wrong(connection, function):
            _make(connection, function)


def _make(connection: Connection, function: Function) -> None:
    for signature in connection.scalars(_SIGNATURES, {"name": function.name}).all():
        connection.execute(text(f"DROP FUNCTION {signature} CASCADE"))  # its policies are made anew
    owner = connection.scalar(text("SELECT current_user"))
    connection.execute(text(f"GRANT CREATE ON SCHEMA public TO {READER}"))
    connection.execute(text(f"SET LOCAL ROLE {READER}"))
    connection.exec_driver_sql(
        f"CREATE FUNCTION {function.name}({function.takes}) RETURNS {function.gives} "
        f"LANGUAGE {function.language} STABLE SECURITY DEFINER "
        f"SET search_path = {SEARCH_PATH} AS $body${function.body}$body$"
    )
    connection.execute(text(f"REVOKE ALL ON FUNCTION {function.signature} FROM PUBLIC"))
    for role in (APP_ROLE, *((WORKER_ROLE, owner) if function.by_words else ())):
        connection.execute(text(f'GRANT EXECUTE ON FUNCTION {function.signature} TO "{role}"'))
    connection.execute(text("RESET ROLE"))
    connection.execute(text(f"REVOKE CREATE ON SCHEMA public FROM {READER}"))


def _policies(connection: Connection) -> None:
    found, should = standing(connection), wanted(connection)
    for table, name in found:
        if (table, name) not in should or found[table, name] != should[table, name][1]:
            connection.execute(text(f"DROP POLICY {name} ON {table}"))
    new = {place: each for place, each in should.items() if found.get(place) != each[1]}
    for made, _ in new.values():
        connection.exec_driver_sql(made)
    keep_marks(connection, {place: mark for place, (_, mark) in new.items()})
    for table in loose(connection):
        connection.execute(text(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"))
        connection.execute(text(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"))
