import enum
from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code, new_token
from portal.kluis.sealed import Content, sealed
from portal.toestemming.models import BETROKKENEN

AFSLUITING = "afsluiting"  # the cell: that the casus ends; there is no text under it
OVERDRACHT = "overdracht"  # the cell: what somebody who stops writes to the client, who alone reads it


class Onderwerp(enum.StrEnum):
    """What a bijdrage is about, and what a client opens per partij. There is none for a diagnosis."""

    PLAN = "plan"
    WERK = "werk"
    INKOMEN = "inkomen"
    GEZONDHEID_EN_WERK = "gezondheid_en_werk"
    BEHANDELING = "behandeling"
    DAGELIJKS_LEVEN = "dagelijks_leven"
    OVERLEG = "overleg"


class Casus(Content, Base):
    """`naam` is what the client is called in this casus, which need not be their own full name.

    `versie_id` points at the newest shared version of the hulpvraag. `ended_at`: it will be erased at `ends_at`, by its
    client or, with `by_term`, because it stood still too long. Until then it can come back. `erased_at`: its key is
    gone. `kept_until`: so long its client still reads both logs.
    """

    __tablename__ = "casus"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    regio_id: Mapped[int] = mapped_column(ForeignKey("arbeidsmarktregio.id"))
    versie_id: Mapped[int | None] = mapped_column(Id)
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    by_term: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    erased_at: Mapped[datetime | None] = mapped_column(Moment)
    kept_until: Mapped[datetime | None] = mapped_column(Moment)
    naam = sealed(by="id", label="NAAM")
    __table_args__ = (
        Index("ix_casus_client_id_created_at", "client_id", "created_at"),
        Index(
            "ix_casus_ends_at",
            "ends_at",
            sqlite_where=text("erased_at IS NULL"),
            postgresql_where=text("erased_at IS NULL"),
        ),
    )


class Deelname(Content, Base):
    """A partij takes part in a casus. Its token is for this casus alone: one for all would link casussen.

    `naam` is what the client calls a naaste here ("mijn zus"); any other partij goes by its own name.
    """

    __tablename__ = "deelname"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    partij_id: Mapped[int] = mapped_column(ForeignKey("partij.id"))
    since: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    naam = sealed(label=BETROKKENEN)
    __table_args__ = (UniqueConstraint("casus_id", "partij_id"),)


class Teamlid(Base):
    """Somebody of a partij who works in a casus, under one Lidmaatschap."""

    __tablename__ = "teamlid"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    since: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index(
            "uq_teamlid_current",
            "casus_id",
            "lidmaatschap_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_teamlid_lidmaatschap_id_since", "lidmaatschap_id", "since"),
    )


class Casusregisseur(Base):
    """Whom of the team the client asked to keep an eye on the whole. One at a time; it gives no right at all."""

    __tablename__ = "casusregisseur"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    since: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index(
            "uq_casusregisseur_current",
            "casus_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_casusregisseur_casus_id", "casus_id", "since"),
    )


class Overdracht(Content, Base):
    """Somebody stopped: their line to the client, and how many acties went to somebody else.

    `last`: nobody else of their partij took part, so the partij stopped too. `seen_at`: the client read it.
    `by_office`: their sleutelpersoon handed the work over, so that there is no line; `taken_over_id` has it now.
    """

    __tablename__ = "overdracht"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    cell: Mapped[str] = mapped_column(String(40), default=OVERDRACHT)
    partij_id: Mapped[int] = mapped_column(Id)
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    acties: Mapped[int] = mapped_column(Integer)
    last: Mapped[bool] = mapped_column(Boolean)
    by_office: Mapped[bool] = mapped_column(Boolean, default=False)
    taken_over_id: Mapped[int | None] = mapped_column(Id)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    tekst = sealed(label=("cell", "partij_id"))
    __table_args__ = (Index("ix_overdracht_casus_id", "casus_id", "at"),)

    def __init__(self, **values):
        super().__init__(**{"cell": OVERDRACHT, "version": 1, **values})


class Bijdrage(Content, Base):
    """One entry on the timeline. `partij_id` is the writer's partij at the time; 0 for the client.

    What it said before a correction is a Revision of it (portal/tijdlijn/models.py).
    """

    __tablename__ = "bijdrage"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    onderwerp: Mapped[Onderwerp] = mapped_column(code(Onderwerp))
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    partij_id: Mapped[int] = mapped_column(Id, default=0)
    written_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    corrected_at: Mapped[datetime | None] = mapped_column(Moment)
    tekst = sealed(label=("onderwerp", "partij_id"))
    __table_args__ = (Index("ix_bijdrage_casus_id_written_at", "casus_id", "written_at", "id"),)
