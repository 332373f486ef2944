"""Codes that somebody types: those of an app, by the clock (RFC 6238), and the ten on paper."""

import hashlib
import hmac
import secrets
from base64 import b32decode

import pyotp
import segno
from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from portal.account.throttle import keyed_hash
from portal.core.clock import now
from portal.core.tokens import text_of

HALF_MINUTE = 30
AROUND = (0, -1, 1)  # a clock that is slow or fast, and a code that was typed just before it changed
SECRET_SECONDS = 3600  # to fetch an app, with somebody who helps
RECOVERY_CODES = 10
FEW = 3
APP_DIGITS, PAPER_DIGITS = 6, 12


def digits(typed: str | None) -> str:
    """As typed from a screen or from paper: spaces and dashes are for the reader."""
    return "".join(sign for sign in typed or "" if not sign.isspace() and sign not in "-–.")


def is_code(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) in {APP_DIGITS, PAPER_DIGITS}


def is_recovery(digits: str) -> bool:
    return len(digits) == PAPER_DIGITS


def step_of(secret: str, typed: str) -> int | None:
    """The half minute to which this code belongs, near now. Every one near is compared: how long it takes tells
    nothing."""
    clock, totp = int(now().timestamp()) // HALF_MINUTE, pyotp.TOTP(secret)
    fits = [clock + away for away in AROUND if hmac.compare_digest(totp.generate_otp(clock + away), typed)]
    return fits[0] if fits else None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="a new code app")


def offered(account_token: bytes) -> str:
    """A new secret with whose it is, to carry on the page until the first code is typed: so nothing is kept of who
    does not go on, and a page with a typing error shows the same QR again."""
    return _signer().dumps([text_of(account_token), pyotp.random_base32()])


def accepted(offer: str | None, account_token: bytes) -> str | None:
    """The secret, if this portal offered it to this account just now."""
    try:
        whose, secret = _signer().loads(offer or "", max_age=SECRET_SECONDS)
    except (BadData, ValueError, TypeError):
        return None
    return secret if whose == text_of(account_token) and len(b32decode(secret)) >= 20 else None


def offer_hash(offer: str) -> bytes:
    return hashlib.sha256(offer.encode()).digest()


def in_groups(text: str, size: int = 4) -> str:
    return " ".join(text[at : at + size] for at in range(0, len(text), size))


def drawn(secret: str, name: str, host: str) -> str:
    """The QR as SVG to stand in the page: no picture is fetched, and no style is needed."""
    uri = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=host)
    return segno.make(uri, error="m").svg_inline(border=4, dark="#000", light="#fff", omitsize=True)


def new_recovery_codes() -> list[str]:
    """40 bits each, against five tries in a quarter of an hour."""
    return [f"{secrets.randbelow(10**PAPER_DIGITS):0{PAPER_DIGITS}}" for _ in range(RECOVERY_CODES)]


def recovery_hash(account_token: bytes, typed: str) -> bytes:
    return keyed_hash("recovery", f"{text_of(account_token)}|{typed}")
