"""Bytes that lie sealed in parts, so that a large one is written and read a little at a time.

Each part is bound to its table, its row's token, its number and how many there are: none can be moved, left out,
repeated or put in another order.
"""

import secrets

from cryptography.exceptions import InvalidTag

from portal.kluis.keyring import Damaged, Label, lock_of
from portal.kluis.masters import NONCE_BYTES
from portal.kluis.sealed import place_of

PART = 256 * 1024  # bytes


def parts_in(size: int) -> int:
    return max(1, -(-size // PART))


class Parts:
    """Made while the guard's keyring hangs, which it asks for the label; it then lives as long as the answer is sent.

    CasusGesloten when the label was not granted.
    """

    def __init__(self, subject: int, label: Label, table: str, token: bytes, count: int):
        self._lock = lock_of("casus", subject)
        self._cipher = self._lock.cipher(label)
        self._cell, self._count = label[0], count
        self._place = place_of(table, "content", token)

    def _of(self, number: int) -> bytes:
        return self._place + f"|{number}/{self._count}".encode()

    def seal(self, number: int, content: bytes) -> bytes:
        self._lock.written.add(self._cell)
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, self._of(number))

    def open(self, number: int, blob: bytes) -> bytes:
        self._lock.opened.add(self._cell)
        try:
            return self._cipher.decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], self._of(number))
        except InvalidTag:
            raise Damaged("moved or damaged") from None
