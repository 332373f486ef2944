"""What the portal asks of a provider goes out here: https alone, not into a network, no redirects, little time and
little to read."""

import ipaddress
import socket
import time
from urllib.parse import urlsplit

import requests
from authlib.integrations.requests_client import OAuth2Session
from flask import current_app

from portal.core.settings import LOOPBACK
from portal.openid.faults import Fault, What

CONNECT, READ, WHOLE = 3, 5, 8  # seconds
LARGEST = 300_000  # bytes


def may_ask(url: str) -> None:
    """Fault unless it is https to an address on the internet. The demo and the tests may ask this machine itself."""
    parts = urlsplit(url)
    if parts.hostname in LOOPBACK and current_app.config["DEMO"]:
        return
    if parts.scheme != "https" or not parts.hostname or parts.username:
        raise Fault(What.NOT_HTTPS, url)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Fault(What.UNREACHABLE, url) from None
    if not all(ipaddress.ip_address(each[4][0].split("%")[0]).is_global for each in found):
        raise Fault(What.INSIDE, url)


class Outward(OAuth2Session):
    """A client of a provider. Every failure is a Fault."""

    def request(self, method, url, **options):
        may_ask(url)
        options |= {"allow_redirects": False, "timeout": (CONNECT, READ), "stream": True}
        try:
            answer = super().request(method, url, **options)
            return _read(answer, url)
        except requests.exceptions.SSLError:
            raise Fault(What.CERTIFICATE, url) from None
        except requests.exceptions.Timeout:
            raise Fault(What.SLOW, url) from None
        except (requests.exceptions.RequestException, OSError):
            raise Fault(What.UNREACHABLE, url) from None

    def fetch(self, url: str) -> requests.Response:
        """A page that anybody may read."""
        answer = self.request("GET", url, withhold_token=True)
        if answer.is_redirect:
            raise Fault(What.ELSEWHERE, url)
        if answer.status_code != 200:
            raise Fault(What.REFUSED, url)
        return answer


def _read(answer: requests.Response, url: str) -> requests.Response:
    """All of it, unless it is too much or comes in drops."""
    parts, size, until = [], 0, time.monotonic() + WHOLE
    with answer:
        for part in answer.iter_content(16_384):
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise Fault(What.UNREADABLE, url)
            if time.monotonic() > until:
                raise Fault(What.SLOW, url)
    answer._content, answer._content_consumed = b"".join(parts), True
    return answer


def as_json(answer: requests.Response, url: str) -> dict:
    try:
        found = answer.json()
    except ValueError:
        raise Fault(What.UNREADABLE, url) from None
    if not isinstance(found, dict):
        raise Fault(What.UNREADABLE, url)
    return found
