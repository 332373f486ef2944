import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code, new_token


class Answer(enum.StrEnum):
    """LATER counts as no answer yet, but says that somebody thought of it."""

    RIGHT = "right"
    END = "end"
    LATER = "later"


class Review(Base):
    """Of one organisatie over one period ("2026-4").

    `closed_at`: everybody has an answer. `settled_at`: it is over, and who was not vouched for is paused.
    """

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    period: Mapped[str] = mapped_column(String(10))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    due: Mapped[date] = mapped_column(Date)
    warned_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("organisatie_id", "period"),)


class ReviewRow(Base):
    """One person to go through: who was there when the review began. Each answer is kept at once."""

    __tablename__ = "review_row"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"))
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), index=True)
    answer: Mapped[Answer | None] = mapped_column(code(Answer))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        UniqueConstraint("review_id", "lidmaatschap_id"),
        Index("ix_review_row_review_id", "review_id", "answer"),
    )
