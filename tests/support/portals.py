"""A portal of one's own for a test, copied from one that was filled once per run."""

import shutil
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, event, text

from portal import create_app
from portal.core import migrate, signing, sqlite
from portal.core.db import db
from portal.core.settings import Settings
from portal.core.told import WHOLE, tell
from portal.demo import seed
from portal.kluis import keyring
from portal.kluis.masters import Masters
from portal.kluis.store import store
from portal.policy.rowsecurity import READER
from tests.servers.postgres import BACKSTAGE
from tests.servers.shared import locked, template
from tests.support.people import Person

SECRET = "a secret of the tests, forty characters!"
DATABASES = ("sqlite", "postgresql")


_compiled: dict[str, tuple] = {}


def compiled_once(engine):
    """Statements of this process, compiled once: each portal has an engine of its own, and would do so anew."""
    dialect, known = _compiled.setdefault(engine.dialect.name, (engine.dialect, {}))
    engine.dialect = dialect  # a part of the key under which a statement is known
    engine.update_execution_options(compiled_cache=known)


def settings(folder: Path, **changes) -> Settings:
    given = {"secret_key": SECRET, "demo": True, "https": False, "data_dir": folder, **changes}
    return Settings(**given).completed()


def go_backstage(session, transaction, connection) -> None:
    if session.info.get("backstage") and connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL ROLE {BACKSTAGE}")


def let_backstage(chosen: Settings) -> None:
    """May there what the app's role may."""
    engine = create_engine(chosen.owner_database_url)
    with engine.begin() as connection:
        connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {BACKSTAGE}"))
        connection.execute(text(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {BACKSTAGE}"))
        for table, right in connection.execute(text(RIGHTS)).all():
            connection.execute(text(f"GRANT {right} ON {table} TO {BACKSTAGE}"))
        connection.execute(text(f"SET LOCAL ROLE {READER}"))
        connection.execute(text(f"GRANT EXECUTE ON FUNCTION was_seen(bigint) TO {BACKSTAGE}"))
    engine.dispose()


RIGHTS = (
    "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'portal_app'"
)


def unflushed(engine):
    """What a test writes need not outlive a power cut; waiting for the disk was a tenth of its time."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda opened, _: opened.execute("PRAGMA synchronous=OFF"))


class Portal:
    """`person("yara")` signs somebody of the demo in; `browse()` is somebody who did not."""

    def __init__(self, chosen: Settings):
        self.settings = chosen
        self.app = create_app(chosen)
        self.app.testing = True
        with self.app.app_context():
            for engine in (db.engine, store().engine):
                compiled_once(engine)
                unflushed(engine)
            if not event.contains(db.session, "after_begin", go_backstage):
                event.listen(db.session, "after_begin", go_backstage)

    def person(self, slug: str, lidmaatschap: str | None = None) -> Person:
        return Person(self.app).sign_in(slug, lidmaatschap)

    def browse(self) -> Person:
        return Person(self.app)

    @contextmanager
    def inside(self):
        """For tests of actions and queries: a session that may write, with an empty keyring, behind the row rules."""
        with self.app.app_context(), sqlite.writing():
            keyring.empty()
            db.session().info["backstage"] = True
            try:
                yield db.session
            finally:
                db.session.rollback()
                keyring.empty()

    def close(self) -> None:
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()
            store().engine.dispose()


def fill(chosen: Settings, filled: bool) -> None:
    if not chosen.master_keys_file.exists():
        Masters(file=chosen.master_keys_file).add()
        signing.add(chosen)
    migrate.upgrade(chosen)
    if not chosen.on_sqlite:
        let_backstage(chosen)
    if not filled:
        return
    portal = Portal(chosen.as_owner())
    with portal.app.app_context(), sqlite.writing():
        tell(db.session(), WHOLE)
        seed.fill(chosen.data_dir / "canaries.json")
    portal.close()


def sqlite_template(root: Path, filled: bool) -> Path:
    folder = root / f"sqlite-{'demo' if filled else 'empty'}"
    with locked(root):
        if not (folder / "ready").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
            fill(settings(folder), filled)
            (folder / "ready").touch()
    return folder


def on_sqlite(root: Path, folder: Path, filled: bool) -> Portal:
    shutil.copytree(sqlite_template(root, filled), folder, dirs_exist_ok=True)
    return Portal(settings(folder))


def postgres_settings(server, folder: Path, name: str) -> Settings:
    return settings(
        folder,
        database_url=server.url(name, "portal_app"),
        kluis_url=server.url(f"{name}_kluis", "portal_app"),
        owner_database_url=server.url(name, "portal_owner"),
        owner_kluis_url=server.url(f"{name}_kluis", "portal_owner"),
    )


def on_postgres(server, root: Path, folder: Path, filled: bool, name: str) -> Portal:
    kind = "demo" if filled else "empty"
    keys = root / f"postgres-{kind}"
    keys.mkdir(exist_ok=True, mode=0o700)

    def build(new: str) -> None:
        """The key store is filled along; it takes its own name when the data takes its own."""
        server.drop(f"{kind}_new_kluis")
        server.drop(f"{kind}_kluis")
        server.sql(f"CREATE DATABASE {kind}_new_kluis OWNER portal_owner")
        fill(postgres_settings(server, keys, new), filled)
        server.sql(f"ALTER DATABASE {kind}_new_kluis RENAME TO {kind}_kluis")

    template(root, server, kind, build)
    server.clone(kind, name)
    server.clone(f"{kind}_kluis", f"{name}_kluis")
    shutil.copytree(keys, folder, dirs_exist_ok=True)
    return Portal(postgres_settings(server, folder, name))
