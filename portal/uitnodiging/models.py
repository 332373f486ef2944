import enum
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed

VALID = timedelta(days=14)
VALID_AT_WORK = timedelta(days=2)  # a colleague is told of it the same day
TRIES = 5


class Purpose(enum.StrEnum):
    """What somebody is invited for. A new one says in portal/uitnodiging/purposes.py where its page is."""

    CLIENT = "client"
    NAASTE = "naaste"
    COLLEAGUE = "colleague"
    VERTEGENWOORDIGER = "vertegenwoordiger"


# The link is made by one person and the code by another: nobody holds both.
BY_TWO = frozenset({Purpose.VERTEGENWOORDIGER})
HOW_LONG = {**dict.fromkeys(Purpose, VALID), Purpose.COLLEAGUE: VALID_AT_WORK}


class Uitnodigingstand(enum.StrEnum):
    STANDING = "standing"
    USED = "used"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    LOCKED = "locked"
    EXPIRED = "expired"


class Uitnodiging(Content, Base):
    """`token` is for pages of the inviter; the link's secret and the code are kept as hashes alone.

    `naam` and `adres` lie under a key of this row's own, and go when they are not needed any more. `account_id`: the
    account that was made for it, or that took it up. `casus_id`: only where the casus was there before.
    """

    __tablename__ = "uitnodiging"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    tries_left: Mapped[int] = mapped_column(Integer, default=TRIES)
    purpose: Mapped[Purpose] = mapped_column(code(Purpose))
    made_by_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    casus_id: Mapped[int | None] = mapped_column(ForeignKey("casus.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)
    naam = sealed(scope="uitnodiging", by="id", label="NAAM")
    adres = sealed(scope="uitnodiging", by="id", label="ADRES")
    __table_args__ = (Index("ix_uitnodiging_made_by_id", "made_by_id", "made_at"),)

    @property
    def stand(self) -> Uitnodigingstand:
        return stand_of(self)


def stand_of(row) -> Uitnodigingstand:
    """Also of a plain row with these columns."""
    ended = {
        Uitnodigingstand.STOPPED: row.stopped_at,
        Uitnodigingstand.USED: row.used_at,
        Uitnodigingstand.WITHDRAWN: row.withdrawn_at,
        Uitnodigingstand.EXPIRED: row.ends_at <= now(),
        Uitnodigingstand.LOCKED: row.tries_left < 1,
    }
    return next((stand for stand, is_so in ended.items() if is_so), Uitnodigingstand.STANDING)
