import enum
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code, new_token

UNCONFIRMED_FOR = timedelta(days=14)  # a second person, and after them the client, have so long to confirm


class How(enum.StrEnum):
    """How the client said it: not in the portal."""

    PAPER = "paper"
    ALOUD = "aloud"
    TELEPHONE = "telephone"


class Helper(enum.StrEnum):
    """Who helped the client to say it; a kind, no name."""

    NOBODY = "nobody"
    NAASTE = "naaste"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige"
    INTERPRETER = "interpreter"
    COUNSELLOR = "counsellor"
    OTHER = "other"


class Writtenstand(enum.StrEnum):
    """WAITS for the getuige. OPENED: the client has yet to confirm. NEEDLESS: it stood open when the getuige came.
    OVERRULED: before that the client closed it, or said no to who asked for the same."""

    WAITS = "waits"
    OPENED = "opened"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    LAPSED = "lapsed"
    TAKEN_BACK = "taken_back"
    NEEDLESS = "needless"
    OVERRULED = "overruled"


class WrittenDown(Base):
    """What a client allowed on paper or aloud, as somebody of the team wrote it down. By itself it opens nothing.

    `until`: how long the client said. `sharing_id`: what opened when the getuige confirmed; it ends after
    UNCONFIRMED_FOR, so that without the client's own word nothing stays open.
    """

    __tablename__ = "written_down"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    partij_id: Mapped[int] = mapped_column(ForeignKey("partij.id"))
    onderwerp: Mapped[str] = mapped_column(String(40))
    until: Mapped[datetime] = mapped_column(Moment)
    how: Mapped[How] = mapped_column(code(How))
    helper: Mapped[Helper] = mapped_column(code(Helper))
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    written_at: Mapped[datetime] = mapped_column(Moment)
    getuige_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    opened_at: Mapped[datetime | None] = mapped_column(Moment)
    sharing_id: Mapped[int | None] = mapped_column(ForeignKey("sharing.id"), index=True)
    stand: Mapped[Writtenstand] = mapped_column(code(Writtenstand), default=Writtenstand.WAITS)
    version: Mapped[int] = mapped_column(Integer, default=1)
    __table_args__ = (
        Index("ix_written_down_casus_id", "casus_id", "partij_id", "onderwerp"),
        Index(
            "ix_written_down_waits",
            "written_at",
            sqlite_where=text("stand = 'waits'"),
            postgresql_where=text("stand = 'waits'"),
        ),
    )
