"""Where wrapped keys lie: a database apart from the data, so that no backup of the data holds a key.

Keys are written before the row they belong to and erased after it; a key without a row is swept.
"""

import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from flask import current_app
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    bindparam,
    create_engine,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from portal.core import sqlite
from portal.core.clock import now
from portal.core.db import Moment
from portal.core.reading import ask
from portal.core.settings import Settings
from portal.kluis.masters import KEY_BYTES, Masters

PORTAL = "portal"  # the scope of keys that belong to no subject

metadata = MetaData()
sleutel = Table(
    "sleutel",
    metadata,
    Column("scope", String(20), primary_key=True),
    Column("owner", LargeBinary(16), primary_key=True),
    Column("master", SmallInteger, nullable=False, index=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False),
)

_find = select(sleutel.c.scope, sleutel.c.owner, sleutel.c.wrapped).where(
    sleutel.c.scope.in_(bindparam("scopes", expanding=True)),  # the primary key begins with it
    sleutel.c.owner.in_(bindparam("owners", expanding=True)),
)


# On PostgreSQL; on SQLite whoever writes is alone already. Reading goes on.
MAKES_KEYS = "ROW EXCLUSIVE"
MOVES_KEYS = "SHARE ROW EXCLUSIVE"  # not while others make keys, nor beside another rotation


def _hold(connection: Connection, mode: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE sleutel IN {mode} MODE"))


class Store:
    def __init__(self, engine: Engine, masters: Masters):
        self.engine, self.masters = engine, masters
        self._named: dict[str, bytes] = {}

    def create(self, scope: str, owners: list[bytes]) -> dict[bytes, bytes]:
        """New keys, committed before this returns: keys are written first."""
        keys = {owner: secrets.token_bytes(KEY_BYTES) for owner in owners}
        with sqlite.writing(), self.engine.begin() as connection:
            _hold(connection, MAKES_KEYS)
            self.masters.read()  # under the lock, or a rotation could pass between reading and writing
            rows = [
                {
                    "scope": scope,
                    "owner": o,
                    "master": self.masters.newest,
                    "wrapped": self.masters.wrap(o, k),
                    "created_at": now(),
                }
                for o, k in keys.items()
            ]
            connection.execute(insert(sleutel), rows)
        return keys

    def keys(self, wanted: set[tuple[str, bytes]]) -> dict[tuple[str, bytes], bytes]:
        """One look-up for all that a request opens."""
        if not wanted:
            return {}
        scopes, owners = ({part[place] for part in wanted} for place in (0, 1))
        with self.engine.connect() as connection:
            rows = ask(connection, _find, {"scopes": scopes, "owners": owners})
        return {(s, o): self.masters.unwrap(o, w) for s, o, w in rows if (s, o) in wanted}

    def ensure(self, scope: str, owner: bytes) -> bytes:
        """A key that is made when first asked for."""
        found = self.keys({(scope, owner)})
        if not found:
            with suppress(IntegrityError):  # another worker made it just now
                self.create(scope, [owner])
            found = self.keys({(scope, owner)})
        return found[scope, owner]

    def named(self, name: str) -> bytes:
        """A key of the portal itself; it outlives every master key."""
        if name not in self._named:
            self._named[name] = self.ensure(PORTAL, hashlib.sha256(name.encode()).digest()[:16])
        return self._named[name]

    def erase(self, scope: str, owners: list[bytes]) -> int:
        """For good: what these keys sealed is unreadable from here on, and in older backups of the data too."""
        with sqlite.writing(), self.engine.begin() as connection:
            gone = connection.execute(
                delete(sleutel).where(sleutel.c.scope == scope, sleutel.c.owner.in_(owners))
            )
        return gone.rowcount

    def sweep(self, is_owner: Callable[[str, list[bytes]], set[bytes]], older: timedelta) -> int:
        """Removes keys whose row was never written; `is_owner` tells which of these tokens have one."""
        with self.engine.connect() as connection:
            old = select(sleutel.c.scope, sleutel.c.owner).where(sleutel.c.created_at < now() - older)
            found = connection.execute(old.where(sleutel.c.scope != PORTAL)).all()
        orphans = []
        for scope in {row.scope for row in found}:
            owners = [row.owner for row in found if row.scope == scope]
            for batch in (owners[i : i + 500] for i in range(0, len(owners), 500)):
                orphans += [(scope, owner) for owner in set(batch) - is_owner(scope, batch)]
        with sqlite.writing(), self.engine.begin() as connection:
            for scope, owner in orphans:
                connection.execute(delete(sleutel).where(sleutel.c.scope == scope, sleutel.c.owner == owner))
        return len(orphans)

    def rewrap(self, batch: int = 500) -> int:
        """Moves every key under the newest master, a few at a time, so that the portal goes on working.

        Complete when it returns: who was making keys is waited for, who makes one later reads the new master first.
        """
        done = 0
        while True:
            with sqlite.writing(), self.engine.begin() as connection:
                _hold(connection, MOVES_KEYS)
                old = connection.execute(
                    select(sleutel).where(sleutel.c.master != self.masters.newest).limit(batch)
                ).all()
                for row in old:
                    key = self.masters.unwrap(row.owner, row.wrapped)
                    connection.execute(
                        update(sleutel)
                        .where(sleutel.c.scope == row.scope, sleutel.c.owner == row.owner)
                        .values(master=self.masters.newest, wrapped=self.masters.wrap(row.owner, key))
                    )
            done += len(old)
            if not old:
                return done


def open_store(settings: Settings) -> Store:
    options = sqlite.engine_options(settings.kluis_url)
    engine = sqlite.prepare(create_engine(settings.kluis_url, **options), guarded=True)
    return Store(engine, Masters(settings.master_keys, settings.master_keys_file))


def store() -> Store:
    return current_app.extensions["kluis"]


def init_app(app, settings: Settings):
    app.extensions["kluis"] = open_store(settings)
