import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed

RECHT = "recht"  # the cell under which the client is told that there is an answer
TEKST, NAAM, ANTWOORD = "TEKST", "NAAM", "ANTWOORD"


class Recht(enum.StrEnum):
    """AVG 15, 16, 18, 17, 21, 20 and 77, in the order in which the page tells them."""

    INZAGE = "inzage"
    RECTIFICATIE = "rectificatie"
    WISSEN = "wissen"
    BEPERKING = "beperking"
    BEZWAAR = "bezwaar"
    OVERDRAAGBAARHEID = "overdraagbaarheid"
    KLACHT = "klacht"


class Aanvraagstand(enum.StrEnum):
    """WITHDRAWN: by the client. That it is late is no stand: the day tells it."""

    ASKED = "asked"
    BUSY = "busy"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


OPEN = (Aanvraagstand.ASKED, Aanvraagstand.BUSY)


class Aanvraag(Content, Base):
    """What a client asks of an organisatie, in their own words, and what it answered.

    All of it lies under a key of its own, which the guard hangs for the client and for the desk of that organisatie
    alone. `naam` and `contact` only if the client ticked them. `due`: the last day of the month, or of the three
    after `extended_at` (AVG 12 lid 3). `why_later`: why it takes longer.
    """

    __tablename__ = "aanvraag"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    recht: Mapped[Recht] = mapped_column(code(Recht))
    stand: Mapped[Aanvraagstand] = mapped_column(code(Aanvraagstand), default=Aanvraagstand.ASKED)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    due: Mapped[date] = mapped_column(Date)
    extended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)
    tekst = sealed(scope="aanvraag", by="id", label=TEKST)
    naam = sealed(scope="aanvraag", by="id", label=NAAM)
    contact = sealed(scope="aanvraag", by="id", label=NAAM)
    why_later = sealed(scope="aanvraag", by="id", label=ANTWOORD)
    antwoord = sealed(scope="aanvraag", by="id", label=ANTWOORD)
    __table_args__ = (
        Index("ix_aanvraag_casus_id", "casus_id", "asked_at"),
        Index("ix_aanvraag_organisatie_id", "organisatie_id", "stand", "due"),
    )
