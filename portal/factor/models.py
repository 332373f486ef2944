import enum
from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed

FACTOR = "FACTOR"  # the label of what is sealed here, under the account's own key
NEVER_SHOWN = -1


class What(enum.StrEnum):
    """What was done, as the log knows it."""

    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    APP_ADDED = "app_added"
    APP_REMOVED = "app_removed"
    RENAMED = "renamed"
    RECOVERY_MADE = "recovery_made"
    RECOVERY_USED = "recovery_used"
    BEGUN_ANEW = "begun_anew"
    BEGUN_BY_OFFICE = "begun_by_office"
    BEGUN_AT_DESK = "begun_at_desk"
    BEGUN_BY_OPERATOR = "begun_by_operator"


class Passkey(Content, Base):
    """A key that lies in somebody's own device. Here is only the public half of it."""

    __tablename__ = "passkey"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    name = sealed(scope="account", by="account_id", label=FACTOR)


class CodeApp(Content, Base):
    """An app that shows codes by the clock (TOTP, RFC 6238).

    `last_step`: the newest half minute of which a code was taken. A code of it, or of one before it, counts no more.
    """

    __tablename__ = "code_app"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    last_step: Mapped[int] = mapped_column(BigInteger, default=NEVER_SHOWN)
    made_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    name = sealed(scope="account", by="account_id", label=FACTOR)
    secret = sealed(scope="account", by="account_id", label=FACTOR)


class RecoveryCode(Base):
    """Only a keyed hash, that cannot be guessed at without the key store."""

    __tablename__ = "recovery_code"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class AnsweredChallenge(Base):
    """A question to a passkey that was answered: it is worth nothing a second time."""

    __tablename__ = "answered_challenge"
    challenge_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)


class FactorLog(Base):
    """Only grows, and outlives the account: it knows the account by its token. No name, no secret."""

    __tablename__ = "factor_log"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_token: Mapped[bytes] = mapped_column(Token, index=True)
    what: Mapped[What] = mapped_column(code(What))
    at: Mapped[datetime] = mapped_column(Moment)
