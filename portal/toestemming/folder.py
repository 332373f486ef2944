"""The checkpoints outside the database: a folder in which a file never changes and never goes.

Beside each checkpoint lie the hashes of the rows that came since the one before: with them not only that something was
changed shows, but what. Hashes of salted rows tell nothing about anybody.
"""

import email
import email.policy
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

CHECKPOINT, LEAVES = ".checkpoint", ".leaves"


def name(size: int, kind: str) -> str:
    return f"{size:012d}{kind}"


def sizes(folder: Path) -> list[int]:
    """Of the checkpoints that the worker wrote, from small to large."""
    return sorted(
        int(file.stem)
        for file in folder.glob(f"[0-9]*{CHECKPOINT}")
        if file.stem.isascii() and file.stem.isdigit()
    )


def newest(folder: Path) -> str | None:
    found = sizes(folder)
    return (folder / name(found[-1], CHECKPOINT)).read_text() if found else None


def write(folder: Path, size: int, note: str, leaves: list[bytes]) -> None:
    """The hashes first: where a checkpoint lies, its hashes lie too. A file is there whole, or not at all."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    _put(folder / name(size, LEAVES), "".join(f"{leaf.hex()}\n" for leaf in leaves))
    _put(folder / name(size, CHECKPOINT), note)


def _put(file: Path, text: str) -> None:
    unfinished = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "w") as into:
        into.write(text)
        into.flush()
        os.fsync(into.fileno())
    unfinished.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # else the name of the file may be gone after a power cut
    finally:
        os.close(folder)


def notes(folder: Path) -> Iterator[tuple[str, str]]:
    """(file, note) of all that lies there and is no list of hashes: also what was mailed and saved as a file."""
    for file in sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith(".")):
        if file.suffix != LEAVES:
            yield file.name, _note(file)


def _note(file: Path) -> str:
    if file.suffix != ".eml":
        return file.read_text(errors="replace").replace("\r\n", "\n")
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    return body.get_content().replace("\r\n", "\n") if body else ""


def leaves(folder: Path) -> list[bytes]:
    """Of each row in the tree the hash that was written down outside, until the first gap."""
    found: list[bytes] = []
    for size in sizes(folder):
        file = folder / name(size, LEAVES)
        lines = file.read_text(errors="replace").split() if file.exists() else []
        if len(found) + len(lines) != size or any(len(line) != 64 for line in lines):
            break
        try:
            found += [bytes.fromhex(line) for line in lines]
        except ValueError:
            break
    return found
