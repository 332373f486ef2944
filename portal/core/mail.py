"""One mail to one person, over SMTP. What it says is written by whoever makes the letter, and it tells nothing."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from portal.core.clock import now
from portal.core.settings import LOOPBACK

SECONDS = 20


@dataclass(frozen=True)
class Letter:
    """`sent`: what changes with it, in the transaction that marks it sent."""

    to: str
    subject: str
    text: str
    sent: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Post:
    """Where mail is handed in: `smtps://` is TLS at once, `smtp://` becomes TLS before anything is said.

    Without TLS only to this machine itself.
    """

    url: str
    sender: str
    public_url: str


class Unreachable(Exception):
    """The mail server cannot be used now, for this letter or another."""


class Refused(Exception):
    """The mail server will never take this letter."""


def send(post: Post, letter: Letter, token: bytes) -> None:
    """Returns when the server has taken it; Unreachable, Refused or another SMTPException if it has not.

    When the connection dies after the last line of the letter and before the answer, nobody can tell on this side
    whether the server took it. It is then sent again, under the same Message-ID: most servers keep one of the two,
    and most mail programs show one. Not sending it again would lose a letter each time that it was not taken.
    """
    message = _message(post, letter, token)
    server = _connected(post.url)
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        (answer,) = error.recipients.values()
        if 500 <= answer[0] < 600:
            raise Refused(answer[0]) from None
        raise
    finally:
        # A farewell that goes wrong changes nothing about the letter.
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _connected(address: str) -> smtplib.SMTP:
    url = urlsplit(address)
    host, context = url.hostname or "", ssl.create_default_context()
    try:
        if url.scheme == "smtps":
            server = smtplib.SMTP_SSL(host, url.port or 465, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, url.port or 587, timeout=SECONDS)
    except (OSError, smtplib.SMTPException) as error:  # the time-out and a wrong certificate are OSErrors
        raise Unreachable(kind(error)) from None
    try:
        if url.scheme != "smtps" and host not in LOOPBACK:
            server.starttls(context=context)
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
    except (OSError, smtplib.SMTPException) as error:
        server.close()
        raise Unreachable(kind(error)) from None
    return server


def _message(post: Post, letter: Letter, token: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = post.sender, letter.to, letter.subject
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<{token.hex()}@{urlsplit(post.public_url).hostname}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday message answers it
    message.set_content(letter.text)
    return message


def kind(error: BaseException) -> str:
    """What went wrong, without the words: an answer of a mail server may hold the address."""
    if isinstance(error, Unreachable):
        return str(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        ((code, _),) = error.recipients.values()
    else:
        code = error.args[0] if isinstance(error, Refused) else getattr(error, "smtp_code", "")
    return f"{type(error).__name__} {code}".strip()
