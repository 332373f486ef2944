import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code, new_token


class Kind(enum.StrEnum):
    CLIENT = "client"
    PREPARATION = "preparation"
    OVERLEG = "overleg"


class Hours(Base):
    """What somebody did on a day, in quarters of an hour. There is no column for a casus, nor for words."""

    __tablename__ = "hours"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    day: Mapped[date] = mapped_column(Date)
    quarters: Mapped[int] = mapped_column(Integer)
    kind: Mapped[Kind] = mapped_column(code(Kind))
    noted_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    __table_args__ = (Index("ix_hours_lidmaatschap_id_day", "lidmaatschap_id", "day"),)
