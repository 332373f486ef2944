from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.account.models import Role
from portal.core.db import Base, Id, Moment, code


class Inzage(Base):
    """One page or export that showed content. Field names in the comment are those of NEN 7513."""

    __tablename__ = "inzage"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    trace: Mapped[bytes] = mapped_column(LargeBinary(16))  # W3C trace id, ties the row to technical logs
    at: Mapped[datetime] = mapped_column(Moment)  # EventDateTime
    action: Mapped[str] = mapped_column(String(1))  # EventActionCode: C, R, U, D, E
    outcome: Mapped[int] = mapped_column(Integer, default=0)  # EventOutcomeIndicator: 0 succeeded
    page: Mapped[str] = mapped_column(String(60))  # EventTypeCode: the endpoint
    permission: Mapped[str] = mapped_column(String(40))  # autorisatieProtocol
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))  # userID
    role: Mapped[Role] = mapped_column(code(Role))  # roleIDCode
    partij_id: Mapped[int | None] = mapped_column(Id)
    network: Mapped[str] = mapped_column(String(45))  # networkAccessPointID


class InzageObject(Base):
    """One casus that was shown: which cells were really opened, under which state of the toestemmingslog."""

    __tablename__ = "inzage_object"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    inzage_id: Mapped[int] = mapped_column(ForeignKey("inzage.id"), index=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))  # participantObjectID
    cells: Mapped[str] = mapped_column(String(400))  # participantObjectDetail
    consent_seq: Mapped[int] = mapped_column(Integer, default=0)  # toestemmingsProfiel
    __table_args__ = (Index("ix_inzage_object_casus_id", "casus_id", "id"),)


class Visit(Base):
    """When somebody last looked in a casus, so that the page can tell what is new to them; not a log.

    `before`: the last look of the visit before this one. What came after it is new, until the next visit.
    """

    __tablename__ = "visit"
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    before: Mapped[datetime | None] = mapped_column(Moment)
