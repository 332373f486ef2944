"""A signed note (C2SP signed-note), and the checkpoint of a log as one (C2SP tlog-checkpoint). Ed25519.

A public key is written `name+id+base64`, and a private one `PRIVATE+KEY+name+id+base64`, as other tools for such notes
write them; the name is that of the log.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\1"
SECRET = "PRIVATE+KEY+"  # noqa: S105 - how such a line begins
NAME = re.compile(r"[^\s+]+")


class NotSigned(Exception):
    """This is no checkpoint, or nobody signed it whose key was given; the message says which."""


class BadKey(ValueError):
    """A line that is no key."""


class Checkpoint(NamedTuple):
    """How many entries the log had, and the root over them."""

    size: int
    root: bytes


def _id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _line(name: str, number: bytes, key: bytes) -> str:
    return f"{name}+{number.hex()}+{base64.b64encode(ED25519 + key).decode()}"


def _parts(line: str) -> tuple[str, bytes, bytes]:
    try:
        name, number, encoded = line.strip().split("+", 2)
        key = base64.b64decode(encoded, validate=True)
        if key[:1] != ED25519 or len(key) != 33 or not NAME.fullmatch(name):
            raise ValueError
        return name, bytes.fromhex(number), key[1:]
    except ValueError:
        raise BadKey("A public key is one line: name+number+text.") from None


@dataclass(frozen=True)
class PublicKey:
    name: str
    raw: bytes

    @classmethod
    def read(cls, line: str) -> "PublicKey":
        name, number, raw = _parts(line)
        if number != _id(name, raw):
            raise BadKey("That key was damaged: its number is not that of its text.")
        return cls(name, raw)

    def __str__(self) -> str:
        return _line(self.name, self.id, self.raw)

    @property
    def id(self) -> bytes:
        return _id(self.name, self.raw)

    def signed(self, text: str, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class SigningKey:
    name: str
    raw: bytes

    @classmethod
    def new(cls, name: str) -> "SigningKey":
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def read(cls, line: str) -> "SigningKey":
        if not line.startswith(SECRET):
            raise BadKey(f"A signing key begins with {SECRET}")
        name, _number, raw = _parts(line.removeprefix(SECRET))
        return cls(name, raw)

    def __str__(self) -> str:
        return SECRET + _line(self.name, self.public.id, self.raw)

    def __repr__(self) -> str:
        return f"SigningKey({self.name!r})"

    @property
    def public(self) -> PublicKey:
        key = Ed25519PrivateKey.from_private_bytes(self.raw)
        return PublicKey(self.name, key.public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """The note: the text, an empty line, and a line with the signature."""
        signature = Ed25519PrivateKey.from_private_bytes(self.raw).sign(text.encode())
        return f"{text}\n\u2014 {self.name} {base64.b64encode(self.public.id + signature).decode()}\n"


def checkpoint(key: SigningKey, size: int, root: bytes) -> str:
    return key.sign(f"{key.name}\n{size}\n{base64.b64encode(root).decode()}\n")


def opened(note: str, keys: list[PublicKey]) -> str:
    """The text of a note that one of these keys signed."""
    text, empty, signatures = note.rpartition("\n\n")
    if not empty:
        raise NotSigned("it is no signed note")
    for line in signatures.splitlines():
        name, number, signature = _signature(line)
        if any((key.name, key.id) == (name, number) and key.signed(f"{text}\n", signature) for key in keys):
            return f"{text}\n"
    raise NotSigned("it is not signed with a key of this log")


def _signature(line: str) -> tuple[str, bytes, bytes]:
    try:
        dash, name, encoded = line.split(" ")
        blob = base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error):
        raise NotSigned("it is no signed note") from None
    if dash != "\u2014":
        raise NotSigned("it is no signed note")
    return name, blob[:4], blob[4:]


def read_checkpoint(note: str, keys: list[PublicKey]) -> Checkpoint:
    text = opened(note, keys)
    try:
        origin, size, root = text.splitlines()[:3]
        found = Checkpoint(int(size), base64.b64decode(root, validate=True))
    except (ValueError, binascii.Error):
        raise NotSigned("it is no checkpoint") from None
    if str(found.size) != size or len(found.root) != 32:
        raise NotSigned("it is no checkpoint")
    if origin not in {key.name for key in keys}:
        raise NotSigned("it is a checkpoint of another log")
    return found
