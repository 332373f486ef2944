"""argon2id, at most a few at once: each takes 64 MB and a tenth of a second."""

from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from werkzeug.exceptions import ServiceUnavailable

AT_ONCE = 2
SHORTEST, LONGEST = 15, 256
PATIENCE = 10.0  # seconds

_hasher = PasswordHasher()
_seats = BoundedSemaphore(AT_ONCE)

# Checked when no account has the mail address, so that both answers cost one hash.
NOBODY = _hasher.hash("nobody has this password")


@contextmanager
def _seat():
    if not _seats.acquire(timeout=PATIENCE):
        raise ServiceUnavailable
    try:
        yield
    finally:
        _seats.release()


def hash_password(password: str) -> str:
    with _seat():
        return _hasher.hash(password)


def right(password: str, hashed: str | None) -> bool:
    """Exactly one hash check, whether or not there is an account."""
    with _seat():
        try:
            return _hasher.verify(hashed or NOBODY, password) and hashed is not None
        except (Argon2Error, InvalidHashError):
            return False
