import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed


class ProviderState(enum.StrEnum):
    DRAFT = "draft"
    CONFIRMED = "confirmed"
    ENDED = "ended"


class ProviderEvent(enum.StrEnum):
    FILLED_IN = "filled_in"
    CONFIRMED = "confirmed"
    ENDED = "ended"
    LINKED = "linked"
    UNLINKED = "unlinked"
    MADE = "made"
    OTHER_CLAIMS = "other_claims"


def _one_of(name: str, column: str, where: str) -> Index:
    """One draft and one that works, per organisatie and for the clients."""
    clause = text(where)
    return Index(
        f"uq_openid_provider_{name}", column, unique=True, sqlite_where=clause, postgresql_where=clause
    )


class Provider(Content, Base):
    """Where the people of an organisatie sign in; without organisatie: where clients do (DigiD, through a broker).

    A draft stands beside what works until another person confirms it. `levels` and `methods`: which values of `acr`
    and `amr` show a second factor (of clients: which levels are enough). `claim`: which claim says for which onderdeel
    somebody works; empty, and nobody comes in by claims alone.
    """

    __tablename__ = "openid_provider"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    issuer: Mapped[str] = mapped_column(String(300))
    client_id: Mapped[str] = mapped_column(String(200))
    domains: Mapped[str] = mapped_column(String(500), default="")
    levels: Mapped[str] = mapped_column(String(500), default="")
    methods: Mapped[str] = mapped_column(String(200), default="")
    claim: Mapped[str] = mapped_column(String(100), default="")
    state: Mapped[ProviderState] = mapped_column(code(ProviderState))
    filled_by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    filled_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    secret = sealed(scope="provider", by="id", label="SECRET")
    __table_args__ = (
        _one_of("draft", "organisatie_id", "state = 'draft'"),
        _one_of("confirmed", "organisatie_id", "state = 'confirmed'"),
        _one_of("clients", "state", "organisatie_id IS NULL AND state <> 'ended'"),
    )


class ProviderOnderdeel(Base):
    """The value of the claim that leads to this onderdeel."""

    __tablename__ = "openid_onderdeel"
    provider_id: Mapped[int] = mapped_column(ForeignKey("openid_provider.id"), primary_key=True)
    onderdeel_id: Mapped[int] = mapped_column(ForeignKey("onderdeel.id"), primary_key=True)
    value: Mapped[str] = mapped_column(String(100))


class MailDomain(Base):
    """The domain after the @, of a confirmed provider alone: a draft takes no domain away from another."""

    __tablename__ = "openid_domain"
    domain: Mapped[str] = mapped_column(String(253), primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("openid_provider.id"), index=True)


class Identity(Base):
    """Who somebody is elsewhere: a keyed hash of issuer and subject, never a mail address or a number of a person.

    `lidmaatschap_id`: what the claims made them when they came in by these alone.
    """

    __tablename__ = "openid_identity"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("openid_provider.id"))
    subject_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    lidmaatschap_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    linked_at: Mapped[datetime] = mapped_column(Moment)


class UsedOnce(Base):
    """A state that came back, a logout token that was obeyed: neither counts a second time."""

    __tablename__ = "openid_used"
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)


class ProviderLog(Base):
    """Who changed what about signing in. Append-only; holds nobody's words."""

    __tablename__ = "openid_log"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("openid_provider.id"), index=True)
    event: Mapped[ProviderEvent] = mapped_column(code(ProviderEvent))
    lidmaatschap_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    at: Mapped[datetime] = mapped_column(Moment)
