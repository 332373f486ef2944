"""The ceremonies of WebAuthn. What is asked lies signed on the page; answering it counts once."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from portal.core.tokens import text_of

ANSWER_SECONDS = 3600  # a sign-in page stands open; each question is answered once, and only over this host
ANSWERABLE = timedelta(seconds=2 * ANSWER_SECONDS)
ANYBODY = ""
MILLISECONDS = 300_000  # for who needs a while to find the right button


class NotRight(Exception):
    """The answer does not fit the question, this host or the key."""


@dataclass(frozen=True)
class Question:
    """`options` for the browser, as JSON; `challenge` signed, to come back with the answer."""

    options: str
    challenge: str


@dataclass(frozen=True)
class Answer:
    credential: dict
    challenge: bytes

    @property
    def challenge_hash(self) -> bytes:
        return hashlib.sha256(self.challenge).digest()

    @property
    def credential_id(self) -> bytes:
        try:
            return base64url_to_bytes(self.credential["id"])
        except (KeyError, TypeError, ValueError, AttributeError):
            raise NotRight from None


def host() -> str:
    """The name to which a passkey is bound; `hosts` refused any that is not the portal's."""
    return urlsplit(request.host_url).hostname or ""


def possible() -> bool:
    """A passkey is bound to a name: at a bare number, as in a demo on one's own machine, a browser makes none."""
    try:
        ip_address(host())
    except ValueError:
        return True
    return False


def _signer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=f"a passkey to {purpose}")


def _question(purpose: str, whose: str, challenge: bytes, options) -> Question:
    signed = _signer(purpose).dumps([whose, bytes_to_base64url(challenge)])
    return Question(options_to_json(options), signed)


def ask_new(account_token: bytes, name: str, known: list[bytes]) -> Question:
    """To make a passkey that a browser can find by itself, and that asks for finger, face or PIN each time."""
    challenge = secrets.token_bytes(32)
    options = generate_registration_options(
        rp_id=host(),
        rp_name=host(),
        user_id=account_token,
        user_name=name,
        user_display_name=name,
        challenge=challenge,
        timeout=MILLISECONDS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known],
    )
    return _question("make", text_of(account_token), challenge, options)


def ask(account_token: bytes | None = None, known: list[bytes] | None = None) -> Question:
    """To show a passkey: of this account, or of whoever has one here."""
    challenge = secrets.token_bytes(32)
    options = generate_authentication_options(
        rp_id=host(),
        challenge=challenge,
        timeout=MILLISECONDS,
        allow_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known or []],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    whose = text_of(account_token) if account_token else ANYBODY
    return _question("show", whose, challenge, options)


def _answer(purpose: str, account_token: bytes | None, challenge: str | None, typed: str | None) -> Answer:
    whose = text_of(account_token) if account_token else ANYBODY
    try:
        asked_of, asked = _signer(purpose).loads(challenge or "", max_age=ANSWER_SECONDS)
        credential = json.loads(typed or "")
    except (BadData, ValueError, TypeError, RecursionError):
        raise NotRight from None
    if asked_of != whose or not isinstance(credential, dict):
        raise NotRight
    return Answer(credential, base64url_to_bytes(asked))


def made(account_token: bytes, challenge: str | None, typed: str | None) -> tuple[Answer, object]:
    """The answer, with the new public key (`credential_id`, `credential_public_key`, `sign_count`)."""
    answer = _answer("make", account_token, challenge, typed)
    try:
        return answer, verify_registration_response(
            credential=answer.credential,
            expected_challenge=answer.challenge,
            expected_rp_id=host(),
            expected_origin=_origin(),
            require_user_verification=True,
        )
    except UNREADABLE:
        raise NotRight from None


def shown(account_token: bytes | None, challenge: str | None, typed: str | None) -> Answer:
    """Not yet verified: `verify` does that, with the key that the answer says it is of."""
    return _answer("show", account_token, challenge, typed)


def verify(answer: Answer, public_key: bytes, sign_count: int) -> int:
    """The new count of the authenticator. One that goes back is a copy: refused."""
    try:
        found = verify_authentication_response(
            credential=answer.credential,
            expected_challenge=answer.challenge,
            expected_rp_id=host(),
            expected_origin=_origin(),
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    except UNREADABLE:
        raise NotRight from None
    return found.new_sign_count


# What somebody sends is anything: the library raises its own errors, and Python's for what it did not expect.
UNREADABLE = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError)


def _origin() -> str:
    return request.host_url.rstrip("/")
