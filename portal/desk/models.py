import enum
from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.account.models import Role
from portal.core.db import Base, Id, Moment, Token, code, new_token


class Placement(Base):
    """As what a colleague comes in who has an uitnodiging; it goes when that one does."""

    __tablename__ = "placement"
    uitnodiging_id: Mapped[int] = mapped_column(
        ForeignKey("uitnodiging.id", ondelete="CASCADE"), primary_key=True
    )
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"), index=True)
    role: Mapped[Role] = mapped_column(code(Role))
    onderdeel_id: Mapped[int | None] = mapped_column(ForeignKey("onderdeel.id"))
    functie: Mapped[str | None] = mapped_column(String(120))
    paid: Mapped[bool | None] = mapped_column(Boolean)
    ips: Mapped[bool] = mapped_column(Boolean, default=False)


class ChangeKind(enum.StrEnum):
    """MAKE: the Lidmaatschap waits, not active, until it is confirmed. FACTOR: their second factor begins anew."""

    MAKE = "make"
    END = "end"
    FACTOR = "factor"


class Changestand(enum.StrEnum):
    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Change(Base):
    """A change of sleutelpersoon that one person proposed and another has to confirm, before `ends_at`."""

    __tablename__ = "sleutelpersoon_change"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), index=True)
    kind: Mapped[ChangeKind] = mapped_column(code(ChangeKind))
    stand: Mapped[Changestand] = mapped_column(code(Changestand), default=Changestand.OPEN)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    __table_args__ = (
        Index("ix_sleutelpersoon_change_organisatie_id", "organisatie_id", "stand", "ends_at"),
        Index(
            "uq_sleutelpersoon_change_open",
            "lidmaatschap_id",
            "kind",
            unique=True,
            sqlite_where=text("stand = 'open'"),
            postgresql_where=text("stand = 'open'"),
        ),
    )


class Departure(Base):
    """From `day` on this colleague does not come in any more. `warned_at`: that work is left was told."""

    __tablename__ = "departure"
    lidmaatschap_id: Mapped[int] = mapped_column(
        ForeignKey("lidmaatschap.id"), primary_key=True, autoincrement=False
    )
    day: Mapped[date] = mapped_column(Date, index=True)
    warned_at: Mapped[datetime | None] = mapped_column(Moment)


class Did(enum.StrEnum):
    INVITED = "invited"
    INVITED_AGAIN = "invited_again"
    WITHDREW = "withdrew"
    CAME_IN = "came_in"
    CHANGED = "changed"
    ENDED = "ended"
    GAVE_BACK = "gave_back"
    SIGNED_OUT = "signed_out"
    FACTOR = "factor"
    GOES = "goes"
    STAYS = "stays"
    WENT = "went"
    HANDED_OVER = "handed_over"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    TOOK_BACK = "took_back"
    REVIEWED = "reviewed"
    PAUSED = "paused"
    LIFTED = "lifted"


class DeskLog(Base):
    """What was done at a desk; it only grows. `by_id` None: the portal itself. `detail`: a role, a functie, a
    casusnummer; never a word about a client, nor the name of somebody who is only invited."""

    __tablename__ = "desk_log"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    did: Mapped[Did] = mapped_column(code(Did))
    detail: Mapped[str] = mapped_column(String(200), default="")
    __table_args__ = (Index("ix_desk_log_organisatie_id", "organisatie_id", "id"),)
