"""The key with which the checkpoints of the toestemmingslog are signed: two files, a line per key, the last one signs.

Whoever signs reads the first; whoever checks reads the second, which tells nothing that may not be told. Earlier keys
stay in it, so that what they signed can be checked.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from portal.core.note import PublicKey, SigningKey
from portal.core.settings import Settings


class NoLogKey(Exception):
    """There is no key to sign with, or it cannot be made; the message says what to do."""


def public_file(file: Path) -> Path:
    return file.with_name(f"{file.name}.pub")


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text().splitlines() if line.strip()] if file.exists() else []


def public_keys(file: Path) -> list[PublicKey]:
    """The oldest first; the last is the one that signs now."""
    return [PublicKey.read(line) for line in _lines(public_file(file))]


def signing_key(file: Path) -> SigningKey:
    lines = _lines(file)
    if not lines:
        raise NoLogKey(f"There is no key in {file}: make one with `portal log-key --new`.")
    return SigningKey.read(lines[-1])


def add(settings: Settings) -> PublicKey:
    """A new key that signs from now on. The public half is written first: without it nothing can be checked."""
    host = urlsplit(settings.public_url).hostname or "localhost"
    key = SigningKey.new(f"{host}/toestemmingslog")
    _append(public_file(settings.log_key_file), str(key.public), 0o644)
    _append(settings.log_key_file, str(key), 0o600)
    return key.public


def _append(file: Path, line: str, mode: int) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, mode), "a") as into:
        into.write(f"{line}\n")
        into.flush()
        os.fsync(into.fileno())
