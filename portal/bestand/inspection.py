"""A bestand goes, as it comes in, to a process of its own that says what it is and gives back what is kept."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Timer

from portal.bestand.kinds import Refused
from portal.bestand.models import Kind

INSPECTORS = Path(__file__).parent / "inspector"
SECONDS = 60
AT_ONCE, PATIENCE = 4, 10  # per worker; seconds to wait for a turn

_turns = BoundedSemaphore(AT_ONCE)


def start(family: str) -> subprocess.Popen:
    """Without an environment: what opens a stranger's file has no key of the portal."""
    return subprocess.Popen(
        [sys.executable, "-E", "-s", "-B", INSPECTORS / f"{family}.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
    )


class Inspection:
    """The worker itself holds no more than a part of the file. To be closed, whatever happens."""

    def __init__(self, family: str):
        if not _turns.acquire(timeout=PATIENCE):
            raise Refused("busy")
        try:
            self._process = start(family)
        except OSError:
            _turns.release()
            raise

    def write(self, data: bytes) -> None:
        with suppress(BrokenPipeError):  # it stopped: `verdict` says so
            self._process.stdin.write(data)

    def verdict(self) -> tuple[Kind, int]:
        """What it is, and how many bytes `read` gives."""
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        timer = Timer(SECONDS, self._process.kill)
        timer.start()
        said = self._process.stdout.readline()
        timer.cancel()
        if not said:
            raise Refused("too_heavy")
        answer = json.loads(said)
        if "refused" in answer:
            raise Refused(answer["refused"])
        return Kind(answer["kind"]), answer["size"]

    def read(self, size: int) -> bytes:
        return self._process.stdout.read(size)

    def close(self) -> None:
        self._process.kill()
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()
        _turns.release()
