"""What the portal asks of a provider goes out here: https alone, not into a network, no redirects, little time and
little to read.

A name is looked up once. What it led to is judged, and just that is connected to: a name that leads elsewhere a moment
later leads nowhere. The certificate is still that of the name.
"""

import ipaddress
import socket
import time
from urllib.parse import urlsplit

import requests
from authlib.integrations.requests_client import OAuth2Session
from flask import current_app
from requests.adapters import HTTPAdapter
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from portal.core.settings import LOOPBACK
from portal.openid.faults import Fault, What

CONNECT, READ, WHOLE = 3, 5, 8  # seconds
TRIED = 2  # addresses of one name
LARGEST = 300_000  # bytes


def may_ask(url: str) -> list[str]:
    """The addresses that it leads to. Fault unless it is https to the internet.

    The demo and the tests may ask this machine itself, by its own names: then there are none.
    """
    parts = urlsplit(url)
    if parts.hostname in LOOPBACK and current_app.config["DEMO"]:
        return []
    if parts.scheme != "https" or not parts.hostname or parts.username:
        raise Fault(What.NOT_HTTPS, url)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Fault(What.UNREACHABLE, url) from None
    addresses = list(dict.fromkeys(each[4][0] for each in found))
    if not all(map(on_the_internet, addresses)):
        raise Fault(What.INSIDE, url)
    return addresses


def on_the_internet(address: str) -> bool:
    return ipaddress.ip_address(address.split("%")[0]).is_global


class To(HTTPAdapter):
    """Connects to this address, for the name in the url: by the certificate, in the greeting (SNI), and as Host."""

    def __init__(self, address: str):
        self._address = address
        super().__init__()

    def build_connection_pool_key_attributes(self, request, verify, cert=None):
        place, options = super().build_connection_pool_key_attributes(request, verify, cert)
        options |= {"server_hostname": place["host"], "assert_hostname": place["host"]}
        return place | {"host": self._address}, options

    def add_headers(self, request, **_):
        request.headers["Host"] = urlsplit(request.url).netloc


class Outward(OAuth2Session):
    """A client of a provider. Every failure is a Fault."""

    def request(self, method, url, **options):
        addresses = may_ask(url)
        options |= {"allow_redirects": False, "timeout": (CONNECT, READ), "stream": True}
        self.trust_env = False  # a proxy would look the name up once more
        try:
            return _read(self._asked(addresses[:TRIED], method, url, options), url)
        except requests.exceptions.SSLError:
            raise Fault(What.CERTIFICATE, url) from None
        except requests.exceptions.Timeout:
            raise Fault(What.SLOW, url) from None
        except (requests.exceptions.RequestException, OSError):
            raise Fault(What.UNREACHABLE, url) from None

    def _asked(self, addresses: list[str], method, url, options) -> requests.Response:
        """Another address is tried only while nothing was said to the one before: a code counts once."""
        for address in addresses[:-1]:
            self.mount("https://", To(address))
            try:
                return super().request(method, url, **options)
            except requests.exceptions.ConnectionError as why:
                if not isinstance(
                    getattr(why.args[0], "reason", None), ConnectTimeoutError | NewConnectionError
                ):
                    raise
        if addresses:
            self.mount("https://", To(addresses[-1]))
        return super().request(method, url, **options)

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
