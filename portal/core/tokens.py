"""How a row's token stands in a URL: 22 characters that say nothing."""

import base64

from werkzeug.routing import BaseConverter, ValidationError

from portal.core.db import TOKEN_BYTES


def text_of(token: bytes) -> str:
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode()


def token_of(text: str) -> bytes:
    """ValueError if it is no token."""
    token = base64.urlsafe_b64decode(text + "==")
    if len(token) != TOKEN_BYTES or text_of(token) != text:
        raise ValueError("no token")
    return token


class TokenConverter(BaseConverter):
    """Takes a token, or anything that has one."""

    regex = r"[A-Za-z0-9_-]{22}"

    def to_python(self, value):
        try:
            return token_of(value)
        except ValueError:
            raise ValidationError from None

    def to_url(self, value):
        return text_of(value if isinstance(value, bytes) else value.token)
