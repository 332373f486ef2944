import enum
from datetime import date, datetime, timedelta

from sqlalchemy import Boolean, Date, ForeignKey, Integer, LargeBinary, false
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code


class Document(enum.StrEnum):
    """What was shown. There is no column for its number, nor for a copy."""

    PASSPORT = "passport"
    CARD = "card"
    LICENCE = "licence"
    PERMIT = "permit"


class IdentityCheck(Base):
    """Somebody of the team saw the client and their document at a desk. Append-only.

    `began_anew`: with it the client's second factor began anew.
    """

    __tablename__ = "identity_check"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), index=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), index=True)
    checked_by_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    document: Mapped[Document] = mapped_column(code(Document))
    day: Mapped[date] = mapped_column(Date)
    began_anew: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    noted_at: Mapped[datetime] = mapped_column(Moment)


VALID = timedelta(minutes=30)  # the wait at a counter, and no longer


class DeskCode(Base):
    """The code that a client shows at a desk, as hashes of its two halves; one of each client, a new one takes the
    place of the one before. The first half finds the row, a wrong second half costs a try.

    `claimed_by_id`: who typed it; from then on it is theirs alone, under `token`.
    """

    __tablename__ = "desk_code"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    place_hash: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    tries_left: Mapped[int] = mapped_column(Integer)
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    used_at: Mapped[datetime | None] = mapped_column(Moment)
