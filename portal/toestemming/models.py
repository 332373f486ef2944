import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed

BETROKKENEN = "betrokkenen"  # the cell: who takes part
BEKEND = "bekend"  # the cell: this partij may know that `about_id`, a partij with beroepsgeheim, takes part


class Sharing(Base):
    """A cell that the client opened to a partij. `cell` is a vraag, an onderwerp, BETROKKENEN or BEKEND.

    Never revived: opening again is a new row. `grondslag` is the receiver's own ground; there is no sharing
    without one.
    """

    __tablename__ = "sharing"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    partij_id: Mapped[int] = mapped_column(ForeignKey("partij.id"))
    cell: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[int] = mapped_column(Id, default=0)
    doel: Mapped[str] = mapped_column(String(80))
    grondslag: Mapped[str] = mapped_column(String(80))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    valid_until: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index(
            "ix_sharing_ends",
            "valid_until",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "uq_sharing_open",
            "casus_id",
            "partij_id",
            "cell",
            "about_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_sharing_casus_id_partij_id_cell", "casus_id", "partij_id", "cell"),
    )


class Doorbreking(Base):
    """A sender with a beroepsgeheim may let a receiver read what its people write (7:457 BW). Closed by default."""

    __tablename__ = "doorbreking"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    sender_id: Mapped[int] = mapped_column(ForeignKey("partij.id"))
    receiver_id: Mapped[int] = mapped_column(ForeignKey("partij.id"))
    basis: Mapped[str] = mapped_column(String(40))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    valid_until: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index("ix_doorbreking_casus_id", "casus_id", "receiver_id", "sender_id"),
        Index(
            "ix_doorbreking_ends",
            "valid_until",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )


class Gebeurtenis(enum.StrEnum):
    """The event states of ISO/IEC TS 27560. Our own besides: JOINED, one more person reads; POSTPONED, the client
    answered "later"; CONFIRMED, the client said themselves what others wrote down for them."""

    REQUESTED = "requested"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    RENEWED = "renewed"
    INVALIDATED = "invalidated"
    TERMINATED = "terminated"
    JOINED = "joined"
    POSTPONED = "postponed"
    CONFIRMED = "confirmed"


class Logregel(Base):
    """One link of the chain of a casus: hash = SHA-256(previous || SHA-256(salt || canonical JSON))."""

    __tablename__ = "toestemmingslog"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    seq: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Moment)
    event: Mapped[Gebeurtenis] = mapped_column(code(Gebeurtenis))
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    __table_args__ = (UniqueConstraint("casus_id", "seq"),)


class LogPayload(Content, Base):
    """What a link says, under the log's own key. Removing it leaves the chain whole."""

    __tablename__ = "toestemmingslog_payload"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    log_id: Mapped[int] = mapped_column(ForeignKey("toestemmingslog.id"), unique=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary(32))
    payload = sealed(scope="log", label="LOG")


class ChainHead(Base):
    """The last link of each casus, and the lock under which the next is made.

    `sequenced`: up to which link the tree over all chains (`Leaf`) has taken them in.
    """

    __tablename__ = "toestemmingslog_head"
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    sequenced: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    __table_args__ = (
        Index(
            "ix_toestemmingslog_head_waiting",
            "casus_id",
            sqlite_where=text("sequenced < seq"),
            postgresql_where=text("sequenced < seq"),
        ),
    )
