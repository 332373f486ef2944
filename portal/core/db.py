"""The session, the base of all models, and the few column types they share."""

import enum
import re
import secrets
from datetime import UTC

from flask import request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    DateTime,
    Enum,
    Integer,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    literal_column,
)
from sqlalchemy.orm import DeclarativeBase

from portal.core import sqlite, told, upload
from portal.core.reading import ask
from portal.core.settings import Settings

Id = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Moment(TypeDecorator):
    """A point in time, always with its zone; SQLite keeps it as UTC text, which sorts as time does."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value, dialect):
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def code(codes: type[enum.StrEnum]) -> Enum:
    """An enum stored as its own short text, so that a new code needs no migration."""
    return Enum(codes, native_enum=False, length=40, values_callable=lambda e: [c.value for c in e])


TOKEN_BYTES = 16
Token = LargeBinary(TOKEN_BYTES)


def new_token() -> bytes:
    """128 random bits: what a URL shows in place of a database key."""
    return secrets.token_bytes(TOKEN_BYTES)


db = SQLAlchemy(model_class=Base, disable_autonaming=True, session_options={"autoflush": False})


def read(statement, params: dict | None = None):
    """Plain rows of a statement that is kept, in the session's own transaction."""
    return ask(db.session.connection(), statement, params or {})


def fixed(value: int | str):
    """A constant of our own that stands in the statement itself, never something that somebody typed.

    With a bound LIMIT SQLite plans a query anew each time, and binding a long list costs more than asking.
    """
    if isinstance(value, int):
        return literal_column(str(value))
    if not re.fullmatch(r"[\w.]+", value):
        raise ValueError("no plain word")
    return literal_column(f"'{value}'", String)


def init_app(app, settings: Settings):
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = sqlite.engine_options(settings.database_url)
    db.init_app(app)
    with app.app_context():
        sqlite.prepare(db.engine, guarded=True)
    told.watch(db.session)

    @app.before_request
    def begin_as_writer():
        sqlite.begin_as_writer(request.method not in {"GET", "HEAD", "OPTIONS"} and not upload.expects_file())
