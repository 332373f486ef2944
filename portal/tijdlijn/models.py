from datetime import datetime

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.casus.models import Onderwerp
from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed


class Revision(Content, Base):
    """What a bijdrage said before its author corrected it: never removed, read by whoever reads the bijdrage."""

    __tablename__ = "bijdrage_revision"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    bijdrage_id: Mapped[int] = mapped_column(ForeignKey("bijdrage.id"))
    number: Mapped[int] = mapped_column(Integer)
    onderwerp: Mapped[Onderwerp] = mapped_column(code(Onderwerp))
    partij_id: Mapped[int] = mapped_column(Id, default=0)
    written_at: Mapped[datetime] = mapped_column(Moment)
    tekst = sealed(label=("onderwerp", "partij_id"))
    __table_args__ = (UniqueConstraint("bijdrage_id", "number"),)


class Zienswijze(Content, Base):
    """How the client sees what somebody else wrote. The client's own text, shown wherever the bijdrage is.

    `about` is the version of the bijdrage that it was written to: a later correction changes what it answers.
    """

    __tablename__ = "zienswijze"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    bijdrage_id: Mapped[int] = mapped_column(ForeignKey("bijdrage.id"), unique=True)
    onderwerp: Mapped[Onderwerp] = mapped_column(code(Onderwerp))
    about: Mapped[int] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer)
    written_at: Mapped[datetime] = mapped_column(Moment)
    tekst = sealed(label=("onderwerp",))
