"""The file comes on standard input; out goes a line of JSON, and after it what is kept.

Run as a program of its own (`python portal/bestand/inspector/pictures.py`): it knows nothing of the portal, has no
secret of it, and can write no file. A bomb takes down this process alone.
"""

import json
import resource
import sys
from collections.abc import Callable

CPU_SECONDS = 30
KEEP_SECRET = ("RLIMIT_CORE", "RLIMIT_FSIZE")  # nothing of it may reach a disk


class Refused(Exception):
    """The code of a sentence in portal/bestand/words.py."""


def confine(memory: int) -> None:
    """`memory` in bytes, of all that this process may ask for."""
    for name in KEEP_SECRET:
        resource.setrlimit(getattr(resource, name), (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def judge(check: Callable[[bytes], tuple[str, bytes]], content: bytes) -> tuple[dict, bytes]:
    try:
        kind, kept = check(content)
    except Refused as reason:
        return {"refused": str(reason)}, b""
    except MemoryError:
        return {"refused": "too_heavy"}, b""
    # A library trips over a strange file in ways nobody foresaw: what was not understood is refused, never kept.
    except Exception:
        return {"refused": "broken"}, b""
    return {"kind": kind, "size": len(kept)}, kept


def run(check: Callable[[bytes], tuple[str, bytes]], memory: int) -> None:
    confine(memory)
    said, kept = judge(check, sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + kept)
