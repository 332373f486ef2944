import enum
from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, LargeBinary, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.account.models import Role
from portal.core.db import Base, Id, Moment, Token, code
from portal.kluis.sealed import Content, sealed

SUCCEEDED, REFUSED = 0, 8  # EventOutcomeIndicator, as DICOM and RFC 3881 number them


class Event(enum.StrEnum):
    """EventTypeCode: what kind of thing happened; `page` says where."""

    LOOK = "look"
    SEARCH = "search"
    PRINT = "print"
    EXPORT = "export"
    CHANGE = "change"
    RIGHTS = "rights"
    LOG = "log"
    REFUSED = "refused"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"


class Inzage(Base):
    """One thing that somebody did. Field names in the comment are those of NEN 7513; `fields.py` has the constant ones.

    `work_name`: as it was then; of a client and a naaste none, since theirs are sealed. `emergency`: outside the
    ordinary rules of access, such as a noodkaart.
    """

    __tablename__ = "inzage"
    id: Mapped[int] = mapped_column(Id, primary_key=True)  # EventID
    trace: Mapped[bytes] = mapped_column(
        LargeBinary(16), index=True
    )  # W3C trace id, ties it to technical logs
    at: Mapped[datetime] = mapped_column(Moment)  # EventDateTime
    event: Mapped[Event] = mapped_column(
        code(Event), default=Event.LOOK, server_default="look"
    )  # EventTypeCode
    action: Mapped[str] = mapped_column(String(1))  # EventActionCode: C, R, U, D, E
    outcome: Mapped[int] = mapped_column(Integer, default=SUCCEEDED)  # EventOutcomeIndicator
    page: Mapped[str] = mapped_column(String(60))  # EventTypeCode: the endpoint
    permission: Mapped[str] = mapped_column(String(40))  # autorisatieProtocol
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))  # userID
    account_id: Mapped[int | None] = mapped_column(Id)  # alternateUserID
    work_name: Mapped[str | None] = mapped_column(String(120))  # userName
    role: Mapped[Role] = mapped_column(code(Role))  # roleIDCode
    partij_id: Mapped[int | None] = mapped_column(Id)
    organisatie_id: Mapped[int | None] = mapped_column(Id)  # of the responsible organisatie
    purpose: Mapped[str] = mapped_column(String(40), default="", server_default="")  # purposeOfUse
    network: Mapped[str] = mapped_column(String(45))  # networkAccessPointID
    source: Mapped[str] = mapped_column(String(120), default="", server_default="")  # AuditSourceID
    emergency: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())  # noodprocedure
    __table_args__ = (Index("ix_inzage_organisatie_id", "organisatie_id", "at"),)


class InzageObject(Base):
    """One casus that was shown: which cells were really opened, under which state of the toestemmingslog.

    `relation`: as what somebody stood to this casus: its client, a member of its team, or neither.
    """

    __tablename__ = "inzage_object"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    inzage_id: Mapped[int] = mapped_column(ForeignKey("inzage.id"), index=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))  # participantObjectID
    cells: Mapped[str] = mapped_column(String(400))  # participantObjectDetail
    consent_seq: Mapped[int] = mapped_column(Integer, default=0)  # toestemmingsProfiel
    relation: Mapped[str] = mapped_column(
        String(20), default="", server_default=""
    )  # behandelrelatieProtocol
    __table_args__ = (Index("ix_inzage_object_casus_id", "casus_id", "id"),)


class Navraag(Content, Base):
    """What a client asks an organisatie about a look of one of its people; its sleutelpersoon answers before `due`.

    Question and answer lie under a key of this row alone: whoever answers holds no key of the casus, and reads a
    casusnummer and no name.
    """

    __tablename__ = "navraag"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    inzage_id: Mapped[int] = mapped_column(ForeignKey("inzage.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    due: Mapped[date] = mapped_column(Date)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)
    vraag = sealed(scope="navraag", by="id", label="VRAAG")
    antwoord = sealed(scope="navraag", by="id", label="ANTWOORD")
    __table_args__ = (
        Index("uq_navraag_look", "casus_id", "inzage_id", unique=True),
        Index(
            "ix_navraag_open",
            "organisatie_id",
            "due",
            sqlite_where=text("answered_at IS NULL"),
            postgresql_where=text("answered_at IS NULL"),
        ),
    )


class Found(enum.StrEnum):
    """What came of going through a look: it belonged to the work, its explanation did, or it is looked into."""

    FITS = "fits"
    EXPLAINED = "explained"
    FOLLOWED_UP = "followed_up"


class LookReview(Base):
    """That a sleutelpersoon went through a look of a colleague; it only grows."""

    __tablename__ = "look_review"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    inzage_id: Mapped[int] = mapped_column(ForeignKey("inzage.id"))
    month: Mapped[str] = mapped_column(String(7))
    found: Mapped[Found] = mapped_column(code(Found))
    by_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (Index("uq_look_review_look", "organisatie_id", "inzage_id", unique=True),)


class Visit(Base):
    """When somebody last looked in a casus, so that the page can tell what is new to them; not a log.

    `before`: the last look of the visit before this one. What came after it is new, until the next visit.
    """

    __tablename__ = "visit"
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), primary_key=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    before: Mapped[datetime | None] = mapped_column(Moment)
