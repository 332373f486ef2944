"""What should stand in PostgreSQL, and what is not so."""

from sqlalchemy import Column, Connection, LargeBinary, text

from portal.core.migrate import APP_ROLE, WORKER_ROLE
from portal.policy.row_rules import RULES
from portal.policy.rowsecurity import READER, Function, functions, policies, read_by_functions

SEARCH_PATH = "pg_catalog, public, pg_temp"
OWN_TABLES = tuple(sorted(model.__tablename__ for model in RULES))
# Where a function must read past the rule of a table.
READS_PAST = tuple(name for name in read_by_functions() if name in OWN_TABLES)
WHOLE = "current_setting('portal.whole', true) = 'on'"


def plainly_kept(column: Column) -> bool:
    return column.name == "token" or not isinstance(column.type, LargeBinary)


def wanted(connection: Connection) -> dict[tuple[str, str], tuple[str, str]]:
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
    SELECT relname, polname, obj_description(pol.oid, 'pg_policy'), md5(concat_ws('|', polcmd, polpermissive,
        (SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles r WHERE r.oid = ANY (polroles)),
        pg_get_expr(polqual, polrelid), '>', pg_get_expr(polwithcheck, polrelid))) AS words
    FROM pg_policy pol JOIN pg_class c ON c.oid = pol.polrelid
    WHERE relnamespace = 'public'::regnamespace
""")


def standing(connection: Connection) -> dict[tuple[str, str], str]:
    """(table, policy) -> the mark that it was made with; another one where it was changed since. PostgreSQL words a
    policy anew: how it did is in the comment too."""
    found = {}
    for table, name, comment, words in connection.execute(_STANDING):
        mark, _, then = (comment or "").rpartition(" / ")
        found[table, name] = mark if then == words else "changed"
    return found


def keep_marks(connection: Connection, marks: dict[tuple[str, str], str]) -> None:
    """Of the policies that were made just now."""
    for table, name, _, words in connection.execute(_STANDING).all():
        if mark := marks.get((table, name)):
            connection.execute(text(f"COMMENT ON POLICY {name} ON {table} IS '{mark} / {words}'"))


_OPEN = text("""
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname = ANY (:tables)
      AND NOT (relrowsecurity AND relforcerowsecurity)
""")


def loose(connection: Connection) -> list[str]:
    return list(connection.scalars(_OPEN, {"tables": list(OWN_TABLES)}))


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
_SEALED_READ = text("""
    SELECT bool_or(has_column_privilege(:worker, t, c, 'SELECT, INSERT, UPDATE'))
    FROM unnest(CAST(:tables AS text[]), CAST(:columns AS text[])) AS sealed (t, c)
""")


def _sealed_of_worker() -> dict:
    found = [column for model in RULES for column in model.__table__.columns if not plainly_kept(column)]
    tables, columns = zip(*((column.table.name, column.name) for column in found), strict=True)
    return {"worker": WORKER_ROLE, "tables": list(tables), "columns": list(columns)}


def stands_wrong(connection: Connection, function: Function) -> bool:
    """Also where everybody may call it."""
    rows = connection.execute(_FUNCTION, {"name": function.name, "app": APP_ROLE}).all()
    made = (function.body, READER, True, "s", [f"search_path={SEARCH_PATH}"])
    return [tuple(row) for row in rows] != [(*made, function.takes, function.gives, True, False)]


def differences(connection: Connection) -> list[str]:
    """What stands in the database beside what this version of the portal says."""
    found = []
    for function in functions():
        if stands_wrong(connection, function):
            found.append(f"The function {function.name} in the database is not the one of this version.")
    if standing(connection) != {place: mark for place, (_, mark) in wanted(connection).items()}:
        found.append("The row rules in the database are not those of this version.")
    if connection.scalar(_SEALED_READ, _sealed_of_worker()):
        found.append("The worker has a right to sealed text.")
    if off := loose(connection):
        found.append(f"Row security is off for {', '.join(sorted(off))}.")
    found = [f"{each} Run `portal db upgrade`." for each in found]
    others = connection.scalars(_OTHERS, {"names": [each.name for each in functions()]}).all()
    return [
        *found,
        *(f"The function {name} is not of the portal, and has rights of its own." for name in others),
    ]
