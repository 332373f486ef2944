"""The two signed words of a provider: who somebody is (id_token), and that they left (logout_token)."""

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jws import JWSRegistry

from portal.core.clock import now
from portal.openid import metadata
from portal.openid.faults import Fault, What
from portal.openid.metadata import SKEW, Metadata

LEFT = "http://schemas.openid.net/event/backchannel-logout"
OLDEST_LOGOUT = 300  # seconds
LONGEST_SUBJECT = 255


def _decoded(raw: str, said: Metadata, anew: bool = False) -> jwt.Token:
    """The signature counts by a key of the provider alone; `none` and shared secrets are no signatures here."""
    allowed = JWSRegistry(algorithms=said.signatures, strict_check_header=False)
    try:
        return jwt.decode(raw, metadata.keys(said, anew=anew), registry=allowed)
    except InvalidKeyIdError:
        if anew:
            raise Fault(What.TOKEN, "sleutel") from None
        return _decoded(raw, said, anew=True)
    except (JoseError, ValueError, TypeError):
        raise Fault(What.TOKEN, "handtekening") from None


def id_claims(token: dict, said: Metadata, client_id: str, nonce: str) -> dict:
    """Signature, iss, aud, azp, exp, iat, nonce and at_hash (OpenID Connect Core 3.1.3.7)."""
    raw = token.get("id_token")
    if not isinstance(raw, str):
        raise Fault(What.TOKEN, "id_token")
    decoded = _decoded(raw, said)
    claims = CodeIDToken(
        decoded.claims,
        decoded.header,
        {"iss": {"essential": True, "value": said["issuer"]}, "aud": {"essential": True, "value": client_id}},
        {"nonce": nonce, "client_id": client_id, "access_token": token.get("access_token")},
    )
    try:
        claims.validate(now=int(now().timestamp()), leeway=SKEW)
    except (JoseError, ValueError, TypeError) as why:
        raise Fault(What.TOKEN, getattr(why, "claim", None) or type(why).__name__) from None
    _subject(claims)
    return dict(claims)


def _subject(claims: dict) -> None:
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise Fault(What.TOKEN, "sub")


def logout_claims(raw: str, said: Metadata, client_id: str) -> dict:
    """iss, aud, iat, events, sid or sub, jti, and no nonce (OpenID Connect Back-Channel Logout 1.0, 2.6)."""
    claims = _decoded(raw, said).claims
    audience = claims.get("aud")
    moment = now().timestamp()
    sound = {
        "iss": claims.get("iss") == said["issuer"],
        "aud": audience == client_id or (isinstance(audience, list) and client_id in audience),
        "iat": _number(claims.get("iat")) and moment - OLDEST_LOGOUT <= claims["iat"] <= moment + SKEW,
        "exp": "exp" not in claims or (_number(claims["exp"]) and claims["exp"] > moment - SKEW),
        "events": isinstance(claims.get("events"), dict) and isinstance(claims["events"].get(LEFT), dict),
        "sid": any(isinstance(claims.get(name), str) and claims[name] for name in ("sid", "sub")),
        "jti": isinstance(claims.get("jti"), str) and 0 < len(claims["jti"]) <= LONGEST_SUBJECT,
        "nonce": "nonce" not in claims,
    }
    if wrong := [name for name, well in sound.items() if not well]:
        raise Fault(What.TOKEN, ", ".join(wrong))
    return claims


def _number(value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
