"""One sign-in elsewhere: sent out with a state, a nonce and PKCE; what comes back is looked at (authorization code)."""

import hmac
import re
from dataclasses import dataclass, field

from authlib.common.security import generate_token
from authlib.common.urls import add_params_to_uri
from authlib.integrations.base_client import OAuthError
from flask import session

from portal.account.throttle import keyed_hash
from portal.core.clock import now
from portal.openid import metadata, tokens
from portal.openid.faults import Declined, Fault, Stale, TooWeak, What
from portal.openid.outward import Outward

PENDING = "openid"  # in the cookie of forms: the sign-in that this browser began
LONGEST = 600  # seconds
SCOPE = "openid profile email"


@dataclass(frozen=True)
class Known:
    """A provider as it is needed here; the secret never leaves it for a page."""

    id: int
    token: bytes
    organisatie_id: int | None
    name: str
    issuer: str
    client_id: str
    levels: tuple[str, ...]
    methods: tuple[str, ...]
    claim: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Proven:
    """What a provider proved. Of the subject and the session only a keyed hash goes on."""

    subject_hash: bytes
    sid_hash: bytes | None
    second: bool
    name: str
    mail: str
    values: frozenset[str]


def subject_hash(issuer: str, subject: str) -> bytes:
    return keyed_hash("openid", f"{issuer}|{subject}")


def sid_hash(issuer: str, sid: str) -> bytes:
    return keyed_hash("openid session", f"{issuer}|{sid}")


def used_hash(issuer: str, what: str) -> bytes:
    return keyed_hash("openid once", f"{issuer}|{what}")


def client(known: Known) -> Outward:
    """Signs in at the token endpoint in the way that the provider offers."""
    said = metadata.of(known.issuer)
    ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    way = next((each for each in ("client_secret_basic", "client_secret_post") if each in ways), ways[0])
    return Outward(
        known.client_id,
        known.secret,
        token_endpoint_auth_method=way,
        scope=SCOPE,
        code_challenge_method="S256",
    )


def begin(known: Known, back: str, onward: str | None) -> str:
    """Where the browser goes. What must come back with it lies in the signed cookie of forms. Fault."""
    said = metadata.of(known.issuer)
    verifier, nonce = generate_token(64), generate_token(32)
    wanted = {"acr_values": " ".join(known.levels)} if known.levels else {}
    with client(known) as outward:
        url, state = outward.create_authorization_url(
            said["authorization_endpoint"],
            code_verifier=verifier,
            nonce=nonce,
            redirect_uri=back,
            response_type="code",
            **wanted,
        )
    session[PENDING] = {
        "provider": known.token.hex(),
        "state": state,
        "nonce": nonce,
        "verifier": verifier,
        "back": back,
        "next": onward,
        "at": now().timestamp(),
    }
    return url


def returned(args) -> dict:
    """What this browser began, by the state that came back; Stale for anything else. It counts once."""
    pending = session.pop(PENDING, None)
    state = args.get("state", "")
    if not pending or not hmac.compare_digest(pending["state"].encode(), state.encode()):
        raise Stale
    if now().timestamp() - pending["at"] > LONGEST:
        raise Stale
    return pending


def prove(known: Known, pending: dict, args) -> Proven:
    """The code for a token, and everything of the token that can be checked. Fault, Declined, TooWeak."""
    said = metadata.of(known.issuer)
    _same_issuer(said, args)
    if "error" in args:
        if args["error"] in {"access_denied", "login_required", "interaction_required", "consent_required"}:
            raise Declined
        raise Fault(What.REFUSED, known.issuer)
    claims = tokens.id_claims(
        _exchanged(known, pending, args.get("code", "")), said, known.client_id, pending["nonce"]
    )
    second = shows_second(known, claims)
    if known.organisatie_id is None:
        _fit_for_clients(known, claims, second)
    sid = claims.get("sid")
    return Proven(
        subject_hash=subject_hash(known.issuer, claims["sub"]),
        sid_hash=sid_hash(known.issuer, sid) if isinstance(sid, str) and sid else None,
        second=second,
        name=_text(claims.get("name")) if known.organisatie_id else "",
        mail=_text(claims.get("email")) if known.organisatie_id else "",
        values=frozenset(_values(claims.get(known.claim))) if known.claim else frozenset(),
    )


def _same_issuer(said, args) -> None:
    """RFC 9207: an answer of another provider is not taken for one of this."""
    told = args.get("iss")
    announced = said.get("authorization_response_iss_parameter_supported") is True
    if (announced or told is not None) and told != said["issuer"]:
        raise Fault(What.TOKEN, "iss")


def _exchanged(known: Known, pending: dict, code: str) -> dict:
    url = metadata.of(known.issuer)["token_endpoint"]
    try:
        with client(known) as outward:
            return outward.fetch_token(
                url,
                grant_type="authorization_code",
                code=code,
                code_verifier=pending["verifier"],
                redirect_uri=pending["back"],
            )
    except OAuthError as why:
        raise Fault(
            What.SECRET if why.error == "invalid_client" else What.TOKEN, str(why.error)[:60]
        ) from None
    except (ValueError, KeyError, TypeError):
        raise Fault(What.UNREADABLE, url) from None


def secret_fits(known: Known) -> None:
    """Asks for a token with a code that is none: who knows this client complains of the code alone. Fault."""
    try:
        _exchanged(known, {"verifier": generate_token(64), "back": ""}, "proef")
    except Fault as fault:
        if fault.what is not What.TOKEN:
            raise


def shows_second(known: Known, claims: dict) -> bool:
    """`acr` and `amr` count only with the values that were set for this provider."""
    methods = claims.get("amr")
    shown = set(methods) if isinstance(methods, list) and all(isinstance(m, str) for m in methods) else set()
    return claims.get("acr") in known.levels or bool(shown & set(known.methods))


def _fit_for_clients(known: Known, claims: dict, second: bool) -> None:
    if looks_like_bsn(claims["sub"]):
        raise Fault(What.BSN, "sub")
    if not second:
        raise TooWeak


def looks_like_bsn(subject: str) -> bool:
    """Eight or nine digits that pass the test of eleven, also behind the sector codes of DigiD (s00000000:...)."""
    digits = re.sub(r"[\s.]", "", subject.rsplit(":", 1)[-1])
    if not re.fullmatch(r"[0-9]{8,9}", digits):
        return False
    weighed = sum(
        int(digit) * weight
        for digit, weight in zip(digits.zfill(9), (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    )
    return weighed % 11 == 0


def _text(value) -> str:
    return " ".join(value.replace("\0", "").split())[:120] if isinstance(value, str) else ""


def _values(value) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def leave_url(known: Known, back: str) -> str | None:
    """Where the browser signs out elsewhere too (RP-Initiated Logout 1.0); None if there is no such page. Fault."""
    place = metadata.of(known.issuer).get("end_session_endpoint")
    if not place:
        return None
    return add_params_to_uri(place, {"client_id": known.client_id, "post_logout_redirect_uri": back})
