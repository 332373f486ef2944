import enum
from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, code


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
