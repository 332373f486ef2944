import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed

KIJKVRAAG = "kijkvraag"  # the cell: why a professional asks for an onderwerp; the client alone reads it


class Answer(enum.StrEnum):
    """LATER stays with the client. YES is set by opening, never by a button of its own."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    LATER = "later"


class Kijkvraag(Content, Base):
    """A professional asks the client to open an onderwerp to their partij: why, and for how long (`terms.TERMS`)."""

    __tablename__ = "kijkvraag"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    cell: Mapped[str] = mapped_column(String(40), default=KIJKVRAAG)
    partij_id: Mapped[int] = mapped_column(ForeignKey("partij.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    onderwerp: Mapped[str] = mapped_column(String(40))
    term: Mapped[str] = mapped_column(String(2))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[Answer] = mapped_column(code(Answer), default=Answer.OPEN)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    tekst = sealed(label=("cell", "partij_id"))
    __table_args__ = (Index("ix_kijkvraag_casus_id", "casus_id", "partij_id", "onderwerp"),)

    def __init__(self, **values):
        super().__init__(**{"cell": KIJKVRAAG, "answer": Answer.OPEN, "version": 1, **values})
