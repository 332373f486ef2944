"""A real OpenID provider (npm oidc-provider, certified), with something in between that can change what it says."""

import json
import subprocess
import time
from collections.abc import Callable
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.parse import parse_qs

import requests
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

PROGRAM = Path(__file__).parents[2] / "scripts" / "openid_provider.mjs"
SECRET = "een geheim van de proef, lang genoeg"
LOW, SUBSTANTIAL = "http://eidas.europa.eu/LoA/low", "http://eidas.europa.eu/LoA/substantial"
PORTAL = "http://localhost"


class Between(BaseHTTPRequestHandler):
    """Hands on what it gets; what comes back goes past `server.openid`."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """A test fails with what the page shows, not with a list of requests."""

    def handed_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        openid: OpenId = self.server.openid
        if self.path.startswith("/portal/"):
            openid.logouts.put(parse_qs(body.decode())["logout_token"][0])
            return self.answer(200, {}, b"")
        if openid.away:
            self.close_connection = True
            return None
        connection = HTTPConnection("127.0.0.1", openid.port, timeout=10)
        headers = {name: value for name, value in self.headers.items() if name != "Connection"}
        connection.request(self.command, self.path, body or None, headers)
        answer = connection.getresponse()
        content = openid.changed(self.path, answer.read())
        self.answer(answer.status, answer.getheaders(), content)
        connection.close()
        return None

    def answer(self, status: int, headers, content: bytes):
        self.send_response_only(status)
        for name, value in dict(headers).items() if isinstance(headers, dict) else headers:
            if name.lower() not in {"content-length", "connection", "transfer-encoding", "keep-alive"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = handed_on


class OpenId:
    """`claims` and `raw` change an id_token (signed anew, or as it is), `said` the metadata; `away`: no answer."""

    def __init__(self, people: list[dict]):
        self.key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": "of the tests"})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
        self.server.openid, self.server.daemon_threads = self, True
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.logouts: Queue = Queue()
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.process = subprocess.Popen(
            ["node", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.process.stdin.write(json.dumps(self.config(people)) + "\n")
        self.process.stdin.flush()
        self.port = int(self.process.stdout.readline())
        self.honest()

    def config(self, people: list[dict]) -> dict:
        client = {
            "client_id": "portal",
            "client_secret": SECRET,
            "redirect_uris": [f"{PORTAL}/inloggen/terug"],
            "post_logout_redirect_uris": [f"{PORTAL}/"],
            "backchannel_logout_uri": f"{self.issuer}/portal/logout",
            "backchannel_logout_session_required": True,
        }
        keys = KeySet([self.key]).as_dict(private=True)
        return {
            "issuer": self.issuer,
            "jwks": keys,
            "clients": [client],
            "people": people,
            "levels": [LOW, SUBSTANTIAL],
        }

    def honest(self) -> None:
        self.away = False
        self.claims: Callable[[dict], dict] | None = None
        self.raw: Callable[[str], str] | None = None
        self.said: Callable[[dict], dict] | None = None
        while not self.logouts.empty():
            self.logouts.get()

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()
        self.server.shutdown()
        self.server.server_close()

    def changed(self, path: str, content: bytes) -> bytes:
        if path.startswith("/.well-known/") and self.said:
            return json.dumps(self.said(json.loads(content))).encode()
        if path.startswith("/token") and b"id_token" in content and (self.claims or self.raw):
            told = json.loads(content)
            if self.claims:
                token = jwt.decode(told["id_token"], self.key)
                told["id_token"] = self.signed(self.claims(dict(token.claims)))
            told["id_token"] = self.raw(told["id_token"]) if self.raw else told["id_token"]
            return json.dumps(told).encode()
        return content

    def signed(self, claims: dict, **header) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, **header}, claims, self.key)

    def logout_token(self, **claims) -> str:
        told = {
            "iss": self.issuer,
            "aud": "portal",
            "iat": int(time.time()),
            "exp": int(time.time()) + 60,
            "jti": str(time.monotonic_ns()),
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
            **claims,
        }
        return self.signed({name: value for name, value in told.items() if value is not None})


class Window:
    """What somebody's browser does at the provider; it stays signed in there."""

    def __init__(self):
        self.session = requests.Session()

    def follow(self, answer: requests.Response) -> str | requests.Response:
        """To the address at the portal where it ends, or the page on which it stops."""
        while "Location" in answer.headers:
            place = requests.compat.urljoin(answer.url, answer.headers["Location"])
            if place.startswith(PORTAL + "/"):
                return place.removeprefix(PORTAL)
            answer = self.session.get(place, allow_redirects=False, timeout=10)
        return answer

    def go(self, url: str) -> str | requests.Response:
        return self.follow(self.session.get(url, allow_redirects=False, timeout=10))

    def sign_in(self, url: str, sub: str, level: str = SUBSTANTIAL) -> str:
        """Returns the address at the portal to which the provider sends this person."""
        page = self.go(url)
        if isinstance(page, str):
            return page
        form = {"sub": sub, "level": level}
        return self.follow(self.session.post(page.url, data=form, allow_redirects=False, timeout=10))
