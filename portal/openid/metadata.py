"""What a provider says about itself (OpenID Connect Discovery 1.0), and its keys. Kept for a few minutes."""

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from flask import current_app
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from portal.core.clock import now
from portal.openid.faults import Fault, What
from portal.openid.outward import Outward, as_json, may_ask

NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
SIGNATURES = (
    "RS256",
    "PS256",
    "ES256",
    "EdDSA",
    "Ed25519",
    "RS384",
    "RS512",
    "PS384",
    "PS512",
    "ES384",
    "ES512",
)
KEPT = 300  # seconds
FAILED_FOR = 10
KEYS_AT_MOST = 20  # seconds: an unknown key is asked for anew, not more often than this
SKEW = 60  # seconds that a clock may differ


@dataclass
class Metadata:
    said: dict
    read_at: float
    seconds_off: float
    keys: KeySet | None = None
    keys_at: float = 0.0

    def __getitem__(self, name: str) -> str:
        return self.said[name]

    def get(self, name: str, default=None):
        return self.said.get(name, default)

    @property
    def signatures(self) -> list[str]:
        said = self.get("id_token_signing_alg_values_supported") or ["RS256"]
        return [each for each in SIGNATURES if each in said]


@dataclass(frozen=True)
class Failed:
    """Who waits for a provider that is away keeps a thread: for a moment others hear it at once."""

    what: What
    told: str
    at: float


def of(issuer: str, *, anew: bool = False) -> Metadata:
    """Fault if it is away or does not say what is needed. `anew`: as it is at this moment, for who tests it."""
    known = current_app.extensions.setdefault("openid_metadata", {})
    found = known.get(issuer)
    if isinstance(found, Failed):
        if not anew and time.monotonic() - found.at < FAILED_FOR:
            raise Fault(found.what, found.told)
        found = None
    if found is None or anew or time.monotonic() - found.read_at > KEPT:
        try:
            found = known[issuer] = _read(issuer)
        except Fault as fault:
            known[issuer] = Failed(fault.what, fault.told, time.monotonic())
            raise
    return found


def _read(issuer: str) -> Metadata:
    url = issuer.rstrip("/") + "/.well-known/openid-configuration"
    with Outward() as outward:
        answer = outward.fetch(url)
        said = as_json(answer, url)
    if missing := [name for name in NEEDED if not isinstance(said.get(name), str)]:
        raise Fault(What.INCOMPLETE, ", ".join(missing))
    if said["issuer"] != issuer:
        raise Fault(What.OTHER_ISSUER, said["issuer"][:200])
    found = Metadata(said, time.monotonic(), _seconds_off(answer.headers.get("Date")))
    if "S256" not in (found.get("code_challenge_methods_supported") or []):
        raise Fault(What.NO_PKCE, "code_challenge_methods_supported")
    if not found.signatures:
        raise Fault(What.NO_SIGNATURE, "id_token_signing_alg_values_supported")
    for name in (*NEEDED, "end_session_endpoint"):
        if found.get(name):
            may_ask(found[name])
    return found


def _seconds_off(date: str | None) -> float:
    try:
        return (parsedate_to_datetime(date) - now()).total_seconds() if date else 0.0
    except ValueError:
        return 0.0


def keys(metadata: Metadata, *, anew: bool = False) -> KeySet:
    """`anew`: a signature names a key that is not known yet."""
    age = time.monotonic() - metadata.keys_at
    if metadata.keys is None or age > KEPT or (anew and age > KEYS_AT_MOST):
        url = metadata["jwks_uri"]
        with Outward() as outward:
            said = as_json(outward.fetch(url), url)
        try:
            found = KeySet.import_key_set(said)
        except (JoseError, ValueError, KeyError, TypeError):
            raise Fault(What.NO_KEYS, url) from None
        if not found.keys:
            raise Fault(What.NO_KEYS, url)
        metadata.keys, metadata.keys_at = found, time.monotonic()
    return metadata.keys
