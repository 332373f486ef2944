"""The link to choose a new password: signed, so nothing of it need be kept, and dead with the password it is for."""

import hmac

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from portal.account.throttle import keyed_hash
from portal.core.tokens import text_of, token_of

SECONDS = 3600


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="choose a new password")


def _mark(password_hash: str) -> str:
    return keyed_hash("forgotten", password_hash)[:16].hex()


def proof_for(account) -> str:
    return _signer().dumps([text_of(account.token), _mark(account.password_hash)])


def account_token(proof: str) -> bytes | None:
    """Whom this link is of, while it lasts; None for anything else."""
    try:
        token, _ = _signer().loads(proof, max_age=SECONDS)
        return token_of(token)
    except (BadData, ValueError, TypeError):
        return None


def fits(proof: str, account) -> bool:
    """Is the password still the one that was forgotten? So the link works once."""
    _, mark = _signer().loads(proof, max_age=SECONDS)
    return hmac.compare_digest(mark, _mark(account.password_hash))
