"""A form is in UTF-8, or it is refused in words: what could be read only in part is not kept as if it were whole."""

from urllib.parse import parse_qsl, unquote_to_bytes

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnprocessableEntity

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


class Unreadable(UnprocessableEntity):
    """The error page shows what somebody wrote with a mark in place of each sign that could not be read."""


def check_form() -> None:
    """Werkzeug would put other signs in their place, or leave the whole form out."""
    if request.mimetype not in {URLENCODED, MULTIPART}:
        return
    body = request.get_data()
    sent = unquote_to_bytes(body.replace(b"+", b" ")) if request.mimetype == URLENCODED else body
    try:
        sent.decode()
    except UnicodeDecodeError:
        if request.mimetype == URLENCODED:
            read = parse_qsl(body.decode(errors="replace"), keep_blank_values=True, errors="replace")
            request.form = MultiDict(read)
        raise Unreadable from None
