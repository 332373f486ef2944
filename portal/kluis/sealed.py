"""`tekst = sealed(label=("onderwerp", "partij_id"))`: a text as the database may see it."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from markupsafe import Markup, escape
from sqlalchemy import LargeBinary
from sqlalchemy.orm import Bundle, mapped_column

from portal.core.db import new_token
from portal.kluis.keyring import CLIENT, Damaged, Label, lock_of
from portal.kluis.masters import NONCE_BYTES


def place_of(table: str, column: str, token: bytes) -> bytes:
    """What a text is bound to, so that it cannot be moved."""
    return f"{table}|{column}|".encode() + token


def sealed_bytes(cipher: AESGCM, words: str, place: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, words.encode(), place)


def opened_bytes(cipher: AESGCM, blob: bytes, place: bytes) -> str:
    try:
        return cipher.decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], place).decode()
    except InvalidTag:
        raise Damaged("moved or damaged") from None


class Sealed:
    """A text as it lies in the database; it opens when it is shown, or raises CasusGesloten."""

    __slots__ = ("blob", "label", "place", "scope", "subject")

    def __init__(self, scope: str, subject: int, label: Label, place: bytes, blob: bytes | None):
        self.scope, self.subject, self.label, self.place, self.blob = scope, subject, label, place, blob

    def seal(self, words: str) -> bytes:
        lock = lock_of(self.scope, self.subject)
        lock.written.add(self.label[0])
        return sealed_bytes(lock.cipher(self.label), words, self.place)

    def __str__(self) -> str:
        if self.blob is None:
            return ""
        lock = lock_of(self.scope, self.subject)
        words = opened_bytes(lock.cipher(self.label), self.blob, self.place)
        lock.opened.add(self.label[0])
        return words

    def __eq__(self, other: object) -> bool:
        """The same bytes in the same place; nothing is opened for it."""
        return isinstance(other, Sealed) and self._what() == other._what()

    def __hash__(self) -> int:
        return hash(self._what())

    def _what(self) -> tuple:
        return self.scope, self.subject, self.label, self.place, self.blob

    def __html__(self) -> Markup:
        return escape(str(self))

    def __bool__(self) -> bool:
        return self.blob is not None


class sealed:
    """Bytes bound to subject, label, table, column and row token, so that a text can be neither moved nor misread.

    scope    the kind of subject whose key it is under
    by       the column with that subject's id
    label    a fixed cell, or the columns that hold (cell,) or (cell, writer)
    """

    def __init__(self, *, scope: str = "casus", by: str = "casus_id", label: str | tuple[str, ...]):
        self.scope, self.by = scope, by
        self.fixed = label if isinstance(label, str) else None
        self.columns = () if self.fixed else label
        self._made = {}

    def __set_name__(self, model, name):
        self.name, self.raw = name, f"{name}_sealed"
        setattr(model, self.raw, mapped_column(name, LargeBinary, nullable=True))
        model.__sealed__ = (*getattr(model, "__sealed__", ()), name)

    def _wrap(self, model, subject, parts, token, blob) -> Sealed:
        cell = self.fixed or str(parts[0])
        writer = (parts[1] or CLIENT) if len(parts) > 1 else CLIENT
        place = b"" if token is None else place_of(model.__tablename__, self.name, token)
        return Sealed(self.scope, subject, (cell, writer), place, blob)

    def _of(self, row) -> Sealed:
        parts = [getattr(row, column) for column in self.columns]
        return self._wrap(type(row), getattr(row, self.by), parts, row.token, getattr(row, self.raw))

    def __set__(self, row, words):
        setattr(row, self.raw, None if words is None else self._of(row).seal(words))

    def __get__(self, row, model):
        if row is not None:
            return self._of(row)
        if model not in self._made:  # one class per model: SQLAlchemy keeps compiled statements by it
            self._made[model] = self._bundle(model)
        return self._made[model]

    def _bundle(self, model):
        """select(Bijdrage.tekst) gives Sealed values, that open one by one as they are shown."""
        field = self

        class SealedColumns(Bundle):
            inherit_cache = True

            def of(self, row) -> Sealed:
                """From a plain row that holds `exprs` under their own names."""
                parts = [getattr(row, column) for column in field.columns]
                return self.made(getattr(row, field.by), row.token, getattr(row, field.name), *parts)

            def made(self, subject: int, token: bytes, blob: bytes | None, *parts) -> Sealed:
                return field._wrap(model, subject, parts, token, blob)

            def create_row_processor(self, query, procs, labels):
                def one(row):
                    subject, token, blob, *parts = (proc(row) for proc in procs)
                    return field._wrap(model, subject, parts, token, blob)

                return one

        columns = [getattr(model, name) for name in (self.by, "token", self.raw, *self.columns)]
        return SealedColumns(self.name, *columns)


class Content:
    """A row with a token and sealed columns: the token and the label come first, the texts last."""

    __sealed__: tuple[str, ...] = ()

    def __init__(self, **values):
        texts = {name: values.pop(name) for name in self.__sealed__ if name in values}
        values.setdefault("token", new_token())
        super().__init__(**values)
        for name, words in texts.items():
            setattr(self, name, words)
