"""The link that proves an address: signed, so that nothing of it need be kept. It counts only with the password."""

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from portal.core.tokens import text_of, token_of

SECONDS = 14 * 24 * 3600


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="confirm a mail address")


def proof_for(account_token: bytes) -> str:
    return _signer().dumps(text_of(account_token))


def account_of(proof: str | None) -> bytes | None:
    """The token of the account whose address this link proves; None for anything else."""
    try:
        return token_of(_signer().loads(proof or "", max_age=SECONDS))
    except (BadData, ValueError, TypeError):
        return None
