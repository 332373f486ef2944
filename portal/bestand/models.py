import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed


class Kind(enum.StrEnum):
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    TEXT = "text"


class Bestand(Content, Base):
    """Hangs on a bijdrage or on an actie. `cell` is the onderwerp of that; `partij_id` that of who put it there.

    Who put it there may take it away: then its name and its parts are gone, and the row tells that it was there.
    """

    __tablename__ = "bestand"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), index=True)
    bijdrage_id: Mapped[int | None] = mapped_column(ForeignKey("bijdrage.id"), index=True)
    actie_id: Mapped[int | None] = mapped_column(ForeignKey("actie.id"), index=True)
    cell: Mapped[str] = mapped_column(String(40))
    partij_id: Mapped[int] = mapped_column(Id, default=0)
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    kind: Mapped[Kind] = mapped_column(code(Kind))
    size: Mapped[int] = mapped_column(Integer)  # bytes
    parts: Mapped[int] = mapped_column(Integer)
    added_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    naam = sealed(label=("cell", "partij_id"))
    __table_args__ = (CheckConstraint("(bijdrage_id IS NULL) <> (actie_id IS NULL)", name="hangs_on_one"),)


class Deel(Base):
    """A sealed part of a bestand."""

    __tablename__ = "bestand_deel"
    bestand_id: Mapped[int] = mapped_column(ForeignKey("bestand.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    content: Mapped[bytes] = mapped_column(LargeBinary)
