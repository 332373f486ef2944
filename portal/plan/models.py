import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.casus.models import Onderwerp
from portal.core.db import Base, Id, Moment, Token, code
from portal.hulpvraag.models import Vraag
from portal.kluis.sealed import Content, sealed


class Doelstand(enum.StrEnum):
    PROPOSED = "proposed"
    STANDING = "standing"
    DECLINED = "declined"
    REPLACED = "replaced"


class Actiestand(enum.StrEnum):
    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    STOPPED = "stopped"


ENDED = frozenset({Actiestand.DONE, Actiestand.STOPPED})


class ClientSays(enum.StrEnum):
    """An actie of a professional waits for the client's word; the client's own needs none."""

    PENDING = "pending"
    AGREED = "agreed"
    DECLINED = "declined"


class PlanText(Content):
    """A text under PLAN: its label is that onderwerp and the partij that wrote it (0: the client)."""

    cell: Mapped[str] = mapped_column(String(40), default=str(Onderwerp.PLAN))
    partij_id: Mapped[int] = mapped_column(Id, default=0)
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    def __init__(self, **values):
        super().__init__(**{"cell": str(Onderwerp.PLAN), "version": 1, **values})


class GezamenlijkDoel(PlanText, Base):
    """Exactly one stands in a casus. Confirmed by the client it is the client's own text; earlier ones are kept."""

    __tablename__ = "gezamenlijk_doel"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    stand: Mapped[Doelstand] = mapped_column(code(Doelstand), default=Doelstand.PROPOSED)
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    tekst = sealed(label=("cell", "partij_id"))
    __table_args__ = (
        Index(
            "uq_gezamenlijk_doel_standing",
            "casus_id",
            unique=True,
            sqlite_where=text("stand = 'standing'"),
            postgresql_where=text("stand = 'standing'"),
        ),
        Index("ix_gezamenlijk_doel_casus_id", "casus_id", "proposed_at"),
    )


class Doel(PlanText, Base):
    """A smaller doel on the way, in one or more leefgebieden (codes, sealed as the text is). Ended ones are kept.

    `changed_at`, `changed_by_id`: when it was last written anew, ended or taken up again, and by whom.
    """

    __tablename__ = "doel"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_by_id: Mapped[int | None] = mapped_column(Id)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    tekst = sealed(label=("cell", "partij_id"))
    gebieden = sealed(label=("cell", "partij_id"))


class Actie(PlanText, Base):
    """`owner_partij_id` without an owner: that partij has yet to name somebody; 0 then: nobody does it yet.

    `vraag`: the part it answers.

    `reason`: why it stopped, a text of whoever stopped it, whose partij may have a beroepsgeheim of its own.
    """

    __tablename__ = "actie"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), index=True)
    doel_id: Mapped[int | None] = mapped_column(ForeignKey("doel.id"))
    vraag: Mapped[Vraag | None] = mapped_column(code(Vraag))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    owner_partij_id: Mapped[int] = mapped_column(Id, default=0)
    due: Mapped[date | None] = mapped_column(Date)
    stand: Mapped[Actiestand] = mapped_column(code(Actiestand), default=Actiestand.OPEN)
    client_says: Mapped[ClientSays] = mapped_column(code(ClientSays))
    made_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    tekst = sealed(label=("cell", "partij_id"))
    reason_partij_id: Mapped[int | None] = mapped_column(Id)
    reason = sealed(label=("cell", "reason_partij_id"))
    __table_args__ = (
        Index("ix_actie_owner_id", "owner_id", "stand", "due"),
        Index("ix_actie_owner_partij_id", "owner_partij_id", "owner_id", "stand", "due"),
    )
