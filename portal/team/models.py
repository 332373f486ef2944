import enum
from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed
from portal.toestemming.models import BETROKKENEN


class Voorstelstand(enum.StrEnum):
    """WITHDRAWN: the client took their yes back."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Verzoekstand(enum.StrEnum):
    OPEN = "open"
    NAMED = "named"
    NOBODY = "nobody"
    WITHDRAWN = "withdrawn"


class Voorstel(Content, Base):
    """That an onderdeel comes to take part, and why. `partij_id` is the writer's partij at the time; 0: the client.

    Several voorstellen of one onderdeel lead to one verzoek. `person`: a name, as typed, of whom the writer hopes for.
    """

    __tablename__ = "voorstel"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    cell: Mapped[str] = mapped_column(String(40), default=BETROKKENEN)
    partij_id: Mapped[int] = mapped_column(Id, default=0)
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    onderdeel_id: Mapped[int] = mapped_column(ForeignKey("onderdeel.id"))
    verzoek_id: Mapped[int | None] = mapped_column(ForeignKey("verzoek.id"), index=True)
    stand: Mapped[Voorstelstand] = mapped_column(code(Voorstelstand), default=Voorstelstand.PROPOSED)
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    why = sealed(label=("cell", "partij_id"))
    person = sealed(label=("cell", "partij_id"))
    __table_args__ = (Index("ix_voorstel_casus_id", "casus_id", "proposed_at"),)

    def __init__(self, **values):
        super().__init__(**{"cell": BETROKKENEN, "version": 1, **values})


class Verzoek(Content, Base):
    """To an organisatie, after the client's yes: name somebody of this onderdeel.

    `naam` only if the client ticked it, under the organisatie's own key, and gone with the answer. It is all that the
    sleutelpersoon learns about the client. `person`: whom of the organisatie the client said yes to, kept likewise.
    `one_more`: the partij takes part already, and the client said yes to just this person, who reads at once what is
    open to it. `seen_at`: the client read the answer.
    """

    __tablename__ = "verzoek"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    onderdeel_id: Mapped[int] = mapped_column(ForeignKey("onderdeel.id"))
    stand: Mapped[Verzoekstand] = mapped_column(code(Verzoekstand), default=Verzoekstand.OPEN)
    one_more: Mapped[bool] = mapped_column(Boolean, default=False)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    due: Mapped[date] = mapped_column(Date)
    named_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    naam = sealed(scope="organisatie", by="organisatie_id", label="NAAM")
    person = sealed(scope="organisatie", by="organisatie_id", label="NAAM")
    __table_args__ = (
        Index(
            "uq_verzoek_open",
            "casus_id",
            "onderdeel_id",
            unique=True,
            sqlite_where=text("stand = 'open' AND NOT one_more"),
            postgresql_where=text("stand = 'open' AND NOT one_more"),
        ),
        Index("ix_verzoek_casus_id", "casus_id", "asked_at"),
        Index("ix_verzoek_organisatie_id", "organisatie_id", "stand", "asked_at"),
    )
