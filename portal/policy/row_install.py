"""Puts the functions and the row rules into PostgreSQL, as the owner, after every upgrade; and says what is not as it
should.

Only what differs is made again, so that an upgrade does not wait for whoever reads meanwhile.
"""

from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text

from portal.core import sqlite
from portal.core.migrate import APP_ROLE, WORKER_ROLE
from portal.core.refusals import Refused
from portal.core.settings import Settings
from portal.policy.row_rules import RULES
from portal.policy.rowsecurity import READER, Function, functions, policies, read_by_functions

SEARCH_PATH = "pg_catalog, public, pg_temp"
OWN_TABLES = tuple(sorted(model.__tablename__ for model in RULES))
# Where a function must read past the rule of a table.
READS_PAST = tuple(name for name in read_by_functions() if name in OWN_TABLES)
WHOLE = "current_setting('portal.whole', true) = 'on'"


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
    _reads_alone(connection)


def _reads_alone(connection: Connection) -> None:
    """The worker: of a table with care content it learns that something waits and since when, and changes nothing."""
    for table in OWN_TABLES:
        connection.execute(text(f"REVOKE ALL ON {table} FROM {WORKER_ROLE}"))
        connection.execute(text(f"GRANT SELECT ON {table} TO {WORKER_ROLE}"))  # no row without a rule for it


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
        if _stands_wrong(connection, function):
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


def _wanted(connection: Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """(table, policy) -> what makes it, and its mark."""
    owner = connection.scalar(
        text("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.bijdrage'::regclass")
    )
    found = {(each.table, each.name): (each.text(), each.mark()) for each in policies()}
    for table in OWN_TABLES:
        made = f'CREATE POLICY owner_whole ON {table} TO "{owner}" USING ({WHOLE}) WITH CHECK ({WHOLE})'
        found[table, "owner_whole"] = made, "owner 1"
    for table in READS_PAST:
        made = f"CREATE POLICY mag_reads ON {table} FOR SELECT TO {READER} USING (true)"
        found[table, "mag_reads"] = made, "mag 1"
    return found


_STANDING = text("""
    SELECT relname, polname, obj_description(pol.oid, 'pg_policy')
    FROM pg_policy pol JOIN pg_class c ON c.oid = pol.polrelid
    WHERE relnamespace = 'public'::regnamespace
""")
_OPEN = text("""
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname = ANY (:tables)
      AND NOT (relrowsecurity AND relforcerowsecurity)
""")


def _policies(connection: Connection) -> None:
    standing = {(table, name): mark for table, name, mark in connection.execute(_STANDING)}
    wanted = _wanted(connection)
    for table, name in standing:
        if (table, name) not in wanted or standing[table, name] != wanted[table, name][1]:
            connection.execute(text(f"DROP POLICY {name} ON {table}"))
    for (table, name), (made, mark) in wanted.items():
        if standing.get((table, name)) != mark:
            connection.exec_driver_sql(made)
            connection.execute(text(f"COMMENT ON POLICY {name} ON {table} IS '{mark}'"))
    for table in connection.scalars(_OPEN, {"tables": list(OWN_TABLES)}).all():
        connection.execute(text(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"))
        connection.execute(text(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"))


_SIGNATURES = text("""
    SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proname = :name
""")
_FUNCTION = text("""
    SELECT prosrc, pg_get_userbyid(proowner) AS owner, prosecdef, provolatile, proconfig,
        pg_get_function_identity_arguments(oid), pg_get_function_result(oid),
        has_function_privilege(:app, oid, 'EXECUTE'),
        EXISTS (SELECT 1 FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = :name
""")
_OTHERS = text("""
    SELECT proname FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prosecdef AND proname <> ALL (:names)
""")
_ASKER = text("""
    SELECT current_user AS name, rolsuper, rolbypassrls, EXISTS (
        SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND pg_has_role(current_user, relowner, 'USAGE')) AS owns
    FROM pg_roles WHERE rolname = current_user
""")


def _stands_wrong(connection: Connection, function: Function) -> bool:
    """Also where everybody may call it."""
    rows = connection.execute(_FUNCTION, {"name": function.name, "app": APP_ROLE}).all()
    made = (function.body, READER, True, "s", [f"search_path={SEARCH_PATH}"])
    return [tuple(row) for row in rows] != [(*made, function.takes, function.gives, True, False)]


def differences(connection: Connection) -> list[str]:
    """What stands in the database beside what this version of the portal says."""
    found = []
    for function in functions():
        if _stands_wrong(connection, function):
            found.append(f"The function {function.name} in the database is not the one of this version.")
    standing = {(table, name): mark for table, name, mark in connection.execute(_STANDING)}
    if standing != {place: mark for place, (_, mark) in _wanted(connection).items()}:
        found.append("The row rules in the database are not those of this version.")
    if loose := connection.scalars(_OPEN, {"tables": list(OWN_TABLES)}).all():
        found.append(f"Row security is off for {', '.join(sorted(loose))}.")
    found = [f"{each} Run `portal db upgrade`." for each in found]
    others = connection.scalars(_OTHERS, {"names": [each.name for each in functions()]}).all()
    return [
        *found,
        *(f"The function {name} is not of the portal, and has rights of its own." for name in others),
    ]


def strength(connection: Connection, setting: str = "PORTAL_DATABASE_URL") -> list[str]:
    """Who goes past the row rules, or can take them away, does not serve pages."""
    asker = connection.execute(_ASKER).one()
    if asker.rolsuper or asker.rolbypassrls or asker.owns:
        why = (
            "is a superuser"
            if asker.rolsuper
            else "goes past row security"
            if asker.rolbypassrls
            else "owns tables"
        )
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
