import enum
from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token
from portal.kluis.sealed import Content, sealed


class Topic(enum.StrEnum):
    IPS = "ips"
    JOBCOACHING = "jobcoaching"
    EMPLOYERS = "employers"
    LEARNING = "learning"
    BENEFITS = "benefits"
    DEBTS = "debts"
    LIVING = "living"
    RECOVERY = "recovery"
    LANGUAGE = "language"


class ContactCard(Base):
    """How a sleutelpersoon is reached at work; written by themselves. Nothing of a client."""

    __tablename__ = "contact_card"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), unique=True)
    phone: Mapped[str] = mapped_column(String(40), default="")
    mail: Mapped[str] = mapped_column(String(254), default="")
    reachable: Mapped[str] = mapped_column(String(100), default="")
    what_for: Mapped[str] = mapped_column(String(500), default="")
    version: Mapped[int] = mapped_column(Integer, default=1)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class Expertise(Content, Base):
    """What somebody tells of themselves, until they hide it again. What they typed lies sealed: what somebody lived
    through can be about their health."""

    __tablename__ = "expertise"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), unique=True)
    topics: Mapped[str] = mapped_column(String(200), default="")
    shown: Mapped[bool] = mapped_column(Boolean, default=False)
    version: Mapped[int] = mapped_column(Integer, default=1)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    about = sealed(scope="expertise", by="id", label="ABOUT")
    lived = sealed(scope="expertise", by="id", label="LIVED")
