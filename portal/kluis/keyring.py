"""What this request may open. Filled by the guard alone; empty at the start of every request."""

import hmac
from contextlib import contextmanager
from contextvars import ContextVar

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CLIENT = 0  # the writer in the label of a text that the client wrote

Label = tuple[str, int]


class CasusGesloten(Exception):
    """The guard did not open this label of this subject."""


class Damaged(CasusGesloten):
    """The guard opened it, and these are not the words that were sealed in this place."""


class Lock:
    """One subject's key, and the labels that were granted: these cells, from these writers.

    `writers` None means every writer. `also`: single labels besides. `opened` tells the inzage log what was read.
    """

    __slots__ = ("_key", "_made", "also", "cells", "opened", "writers", "written")

    def __init__(
        self,
        key: bytes,
        cells: frozenset[str],
        writers: frozenset[int] | None,
        also: frozenset[Label] = frozenset(),
    ):
        self._key, self.cells, self.writers, self.also = key, cells, writers, also
        self._made: dict[Label, AESGCM] = {}
        self.opened: set[str] = set()
        self.written: set[str] = set()

    def cipher(self, label: Label) -> AESGCM:
        if label in self._made:  # granted, and a lock's grants stay as they are
            return self._made[label]
        cell, writer = label
        granted = cell in self.cells and (self.writers is None or writer in self.writers)
        if not granted and label not in self.also:
            raise CasusGesloten(cell)
        self._made[label] = derived(self._key, label)
        return self._made[label]


def derived(key: bytes, label: Label) -> AESGCM:
    """The key of a text: HMAC-SHA256(key of its subject, its cell and its writer)."""
    return AESGCM(hmac.digest(key, f"{label[0]}|{label[1]}".encode(), "sha256"))


_keyring: ContextVar[dict[tuple[str, int], Lock]] = ContextVar("keyring")


def empty() -> None:
    _keyring.set({})


def locks() -> dict[tuple[str, int], Lock]:
    try:
        return _keyring.get()
    except LookupError:
        raise CasusGesloten("no keyring") from None


def hang(
    scope: str,
    subject: int,
    key: bytes,
    cells: set[str],
    writers: set[int] | None = None,
    also: set[Label] = frozenset(),
) -> Lock:
    """Called by the guard: from here on these labels of this subject open."""
    lock = Lock(key, frozenset(cells), None if writers is None else frozenset(writers), frozenset(also))
    locks()[scope, subject] = lock
    return lock


@contextmanager
def lent(scope: str, subject: int, key: bytes, cells: set[str]):
    """To seal a text for somebody else: the key hangs there meanwhile, and opens nothing afterwards."""
    hang(scope, subject, key, cells)
    try:
        yield
    finally:
        del locks()[scope, subject]


def unwritten() -> None:
    """After a rollback: what was sealed was not kept."""
    for lock in locks().values():
        lock.written.clear()


def lock_of(scope: str, subject: int) -> Lock:
    try:
        return locks()[scope, subject]
    except KeyError:
        raise CasusGesloten(scope) from None
