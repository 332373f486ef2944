"""The bestand of a form, from its first byte on."""

import hashlib

from flask import request

from portal.bestand.inspection import Inspection
from portal.bestand.kinds import ENOUGH, LARGEST, Refused, family_of
from portal.bestand.models import Kind
from portal.bestand.naming import proper
from portal.core.upload import TooLarge, read_form

ROUND_IT = 100_000  # bytes: the other fields


class Incoming:
    """Refused as soon as what came so far says so."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.kind: Kind | None = None
        self.size = 0
        self._first, self._came, self._digest = b"", 0, hashlib.sha256()
        self._inspection: Inspection | None = None

    def begin(self, name: str) -> "Incoming":
        self.name = proper(name)
        return self

    def write(self, data: bytes) -> None:
        self._came += len(data)
        if self._came > LARGEST:
            raise Refused("too_large")
        self._digest.update(data)
        if self._inspection is None:
            self._first += data
            if len(self._first) < ENOUGH:
                return
            data = self._start()
        self._inspection.write(data)

    def _start(self) -> bytes:
        self._inspection = Inspection(family_of(self._first))
        return self._first

    def finish(self) -> None:
        if self.name is None:
            raise Refused("missing")
        if not self._came:
            raise Refused("empty")
        if self._inspection is None:
            self._inspection_of_a_short_one()
        self.kind, self.size = self._inspection.verdict()
        # The same form with another file is another request (portal/core/once.py).
        request.form.add("bestand", f"{self.name}|{self._digest.hexdigest()}")

    def _inspection_of_a_short_one(self) -> None:
        data = self._start()
        self._inspection.write(data)

    def read(self, size: int) -> bytes:
        return self._inspection.read(size)

    def close(self) -> None:
        if self._inspection is not None:
            self._inspection.close()


def receive(incoming: Incoming) -> str | None:
    """None when it came in whole and is what we take; else why not."""
    try:
        read_form(LARGEST + ROUND_IT, incoming.begin)
        incoming.finish()
    except TooLarge:
        return "too_large"
    except Refused as reason:
        return str(reason)
    return None
