import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.hulpvraag.models import Vraag
from portal.kluis.sealed import Content, sealed


class SuggestionStand(enum.StrEnum):
    """WITHDRAWN: its writer took it back."""

    OPEN = "open"
    TAKEN = "taken"
    LEFT = "left"
    WITHDRAWN = "withdrawn"


def suggestion_cell(vraag: Vraag) -> str:
    """The label of a suggestion. No cell of the grid has it: who reads the answer does not read what was suggested."""
    return f"suggestion.{vraag.value}"


class SuggestInvite(Base):
    """The client asked this person to suggest other words. Ended is ended: asking again is a new row."""

    __tablename__ = "suggest_invite"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), index=True)
    invited_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index(
            "uq_suggest_invite_current",
            "casus_id",
            "lidmaatschap_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )


class Suggestion(Content, Base):
    """The whole of one answer, in other words or with other leefgebieden (codes). One of a person for a vraag is
    open at a time.

    `about_id`: the versie whose answer it was written beside.
    """

    __tablename__ = "suggestion"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    vraag: Mapped[Vraag] = mapped_column(code(Vraag))
    cell: Mapped[str] = mapped_column(String(40))
    partij_id: Mapped[int] = mapped_column(Id)
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    about_id: Mapped[int] = mapped_column(ForeignKey("versie.id"))
    stand: Mapped[SuggestionStand] = mapped_column(code(SuggestionStand), default=SuggestionStand.OPEN)
    suggested_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    tekst = sealed(label=("cell", "partij_id"))
    why = sealed(label=("cell", "partij_id"))
    __table_args__ = (
        Index(
            "uq_suggestion_open",
            "casus_id",
            "author_id",
            "vraag",
            unique=True,
            sqlite_where=text("stand = 'open'"),
            postgresql_where=text("stand = 'open'"),
        ),
        Index("ix_suggestion_casus_id", "casus_id", "suggested_at"),
    )
