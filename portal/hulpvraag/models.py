import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed


class Vraag(enum.StrEnum):
    """The vragen in the order they are offered; each is a cell of its own in what the client opens."""

    GEHOLPEN = "geholpen"
    WENSEN = "wensen"
    GOED_IN = "goed_in"
    BEST = "best"
    HELPT = "helpt"
    ZORGEN = "zorgen"
    LEEFGEBIEDEN = "leefgebieden"


class Leefgebied(enum.StrEnum):
    WONEN = "wonen"
    GELD = "geld"
    WERK_EN_LEREN = "werk_en_leren"
    GEZONDHEID = "gezondheid"
    MENSEN = "mensen"
    DAGRITME = "dagritme"
    REGELS = "regels"
    ZIN = "zin"


def concept_cell(vraag: Vraag) -> str:
    """The label of a concept. No cell of the grid has it, so that nothing the client opens can open a concept."""
    return f"concept.{vraag.value}"


class Concept(Content, Base):
    """What the client is writing. Theirs alone until they share.

    `before`: what stood here until other words were taken over. Those stand while `taken_version` is the version.
    """

    __tablename__ = "concept"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    vraag: Mapped[Vraag] = mapped_column(code(Vraag))
    cell: Mapped[str] = mapped_column(String(40))
    version: Mapped[int] = mapped_column(Integer, default=1)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    taken_version: Mapped[int | None] = mapped_column(Integer)
    tekst = sealed(label=("cell",))
    before = sealed(label=("cell",))
    __table_args__ = (UniqueConstraint("casus_id", "vraag"),)


class Versie(Base):
    """What was shared at one moment: all answers as they stood."""

    __tablename__ = "versie"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    number: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("casus_id", "number"),)


class Antwoord(Content, Base):
    """`since`: when these words were first shared; versions in which they stayed the same keep it."""

    __tablename__ = "antwoord"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    versie_id: Mapped[int] = mapped_column(ForeignKey("versie.id"))
    vraag: Mapped[Vraag] = mapped_column(code(Vraag))
    since: Mapped[datetime] = mapped_column(Moment)
    tekst = sealed(label=("vraag",))
    __table_args__ = (UniqueConstraint("versie_id", "vraag"),)


class Help(Base):
    """With whose help this answer of this versie was written. It goes along as long as the words stand."""

    __tablename__ = "versie_help"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    versie_id: Mapped[int] = mapped_column(ForeignKey("versie.id"))
    vraag: Mapped[Vraag] = mapped_column(code(Vraag))
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    partij_id: Mapped[int] = mapped_column(Id)
    __table_args__ = (UniqueConstraint("versie_id", "vraag", "lidmaatschap_id"),)
