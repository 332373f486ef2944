"""Master keys wrap the keys of subjects. They have ids, so that they can be changed while the portal runs."""

import base64
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
HIGHEST = 255  # a wrapped key names its master in its first byte


class UnknownMaster(Exception):
    """A key was wrapped by a master key that this portal was not given."""


class NoMaster(Exception):
    """A master key cannot be made here, or has an id that cannot be; the message says what to do."""


class Masters:
    """Lines `id:base64`; the highest id wraps, all unwrap. Read again when a key is made or an unknown id turns up."""

    def __init__(self, lines: str = "", file: Path | None = None):
        self._lines, self._file = lines, file
        self.read()

    def read(self) -> None:
        text = self._lines or (self._file.read_text() if self._file and self._file.exists() else "")
        pairs = [part.split(":", 1) for part in text.replace(",", "\n").split() if ":" in part]
        self._keys = {int(number): AESGCM(base64.b64decode(key)) for number, key in pairs}
        if odd := [number for number in self._keys if not 0 <= number <= HIGHEST]:
            raise NoMaster(f"Master key {odd[0]}: an id is a number up to {HIGHEST}.")
        self.newest = max(self._keys, default=None)

    @property
    def from_environment(self) -> bool:
        """Given as a setting, so that only who changes settings can add one."""
        return bool(self._lines)

    def wrap(self, owner: bytes, key: bytes) -> bytes:
        """`owner` is bound in: a wrapped key cannot be moved to another subject."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return bytes([self.newest]) + nonce + self._keys[self.newest].encrypt(nonce, key, owner)

    def unwrap(self, owner: bytes, wrapped: bytes) -> bytes:
        number = wrapped[0]
        if number not in self._keys:
            self.read()
        if number not in self._keys:
            raise UnknownMaster(number)
        try:
            return self._keys[number].decrypt(wrapped[1:13], wrapped[13:], owner)
        except InvalidTag:
            raise UnknownMaster(number) from None

    def add(self) -> int:
        """A fresh master key at the end of the key file; a running portal reads it when it meets it."""
        if self._lines:
            raise NoMaster("PORTAL_MASTER_KEYS is set: add the new key there, on every server, first.")
        self.read()
        number = (self.newest or 0) + 1
        if number > HIGHEST:
            raise NoMaster(
                f"There is no id left for a new master key: {HIGHEST} is the highest, and it is in use. Nothing was"
                " changed. `portal rotate-key --no-new` wraps every key under that one."
            )
        key = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
        with os.fdopen(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
            file.write(f"{number}:{key}\n")
            file.flush()
            os.fsync(file.fileno())
        self.read()
        return number
