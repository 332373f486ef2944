"""A form with a file, read while it comes in: never before the guard decided, never onto a disk, no longer than wanted.

A view says so with `@takes_file` and calls `read_form`. Everywhere else a file in a form is thrown away unread.
"""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Protocol

from flask import Request, current_app, g, request
from flask_wtf import CSRFProtect
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, File, MultipartDecoder, NeedData

from portal.core.readable import MULTIPART, Unreadable

FIRST_BYTES, FIRST_READS, BYTES = (
    1024,
    4,
    64 * 1024,
)  # small at first: a wrong file is refused by how it begins
LONGEST_FIELD = 64 * 1024
STALLED = 30  # seconds without a byte
LINGER, LINGER_BYTES = 5, 30_000_000


class TooLarge(Exception):
    """More than this form may hold; where the length was announced, said before a byte is read."""


class Sink(Protocol):
    def write(self, data: bytes) -> None: ...


def takes_file(view):
    view.takes_file = True
    return view


def expects_file() -> bool:
    """Nobody but the view reads this request: whoever may not send it is not listened to."""
    view = current_app.view_functions.get(request.endpoint)
    return request.method == "POST" and request.mimetype == MULTIPART and hasattr(view, "takes_file")


class Nowhere(io.RawIOBase):
    """Werkzeug would spool a large file to a temporary one."""

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        return len(data)

    def seek(self, *_) -> int:
        return 0


class UnspooledRequest(Request):
    def _get_file_stream(self, *_args, **_kwargs):
        return Nowhere()

    def _load_form_data(self) -> None:
        if "form" not in self.__dict__ and expects_file():
            self.form, self.files = MultiDict(), MultiDict()
        super()._load_form_data()


class Protect(CSRFProtect):
    """The token of a form with a file is checked as soon as its fields are read, before its file is."""

    def protect(self, apply_exemptions: bool = False) -> None:
        if not expects_file() or g.get("fields_read"):
            super().protect(apply_exemptions)


def read_form(longest: int, at_file: Callable[[str], Sink]) -> None:
    """Fills `request.form`. `at_file` gets the file's own name, once; what it raises ends the reading."""
    request.form, request.files = MultiDict(), MultiDict()
    g.taken = 0
    if (request.content_length or 0) > longest:
        raise TooLarge
    request.max_content_length = longest
    try:
        _read(at_file)
    except RequestEntityTooLarge:
        raise TooLarge from None
    except (ValueError, OSError):  # broken off, or not in the form of a form
        raise BadRequest from None


def _read(at_file: Callable[[str], Sink]) -> None:
    into: Sink = Nowhere()
    chosen = False
    for event in _events():
        match event:
            case Field():
                into = _Words(event.name)
            case File():
                into = Nowhere()
                if event.filename and not chosen:  # a form without a file sends one without a name
                    _checked()
                    into, chosen = at_file(event.filename), True
            case Data():
                into.write(event.data)
                if isinstance(into, _Words) and not event.more_data:
                    into.keep()
    _checked()


class _Words:
    """A field that is no file."""

    def __init__(self, name: str):
        self.name, self.said = name, b""

    def write(self, data: bytes) -> None:
        self.said += data
        if len(self.said) > LONGEST_FIELD:
            raise RequestEntityTooLarge

    def keep(self) -> None:
        try:
            request.form.add(self.name, self.said.decode())
        except UnicodeDecodeError:
            request.form.add(self.name, self.said.decode(errors="replace"))
            raise Unreadable from None


def _checked() -> None:
    if not g.get("fields_read"):
        g.fields_read = True
        current_app.extensions["csrf"].protect()


def _events() -> Iterator[Event]:
    boundary = request.mimetype_params.get("boundary", "").encode()
    decoder = MultipartDecoder(boundary, 4 * BYTES, max_parts=20)
    _give_up_after(STALLED, request.environ)
    in_file = 0
    while True:
        data = request.stream.read(FIRST_BYTES if in_file < FIRST_READS else BYTES)
        g.taken += len(data)
        decoder.receive_data(data or None)
        while not isinstance(event := decoder.next_event(), NeedData):
            if isinstance(event, Epilogue):
                return
            in_file += isinstance(event, File)
            yield event
        in_file += in_file > 0


def _give_up_after(seconds: float, environ: dict) -> None:
    """Where the server lets us: who sends nothing for so long is waited for no longer."""
    if sock := environ.get("gunicorn.socket"):
        sock.settimeout(seconds)


def answered_early(response):
    """The answer goes out while the rest still comes in. That is thrown away for a moment: a connection that is
    closed with bytes unread takes the answer down with it."""
    environ, left = request.environ, (request.content_length or 0) - g.taken

    @response.call_on_close
    def drain() -> None:
        until, rest = time.monotonic() + LINGER, min(left, LINGER_BYTES)
        with suppress(OSError):
            _give_up_after(LINGER, environ)
            while (
                rest > 0
                and time.monotonic() < until
                and (data := environ["wsgi.input"].read(min(rest, BYTES)))
            ):
                rest -= len(data)

    return response
