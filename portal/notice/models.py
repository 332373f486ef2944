import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code


class Kind(enum.StrEnum):
    HULPVRAAG = "hulpvraag"
    DOEL_PROPOSED = "doel_proposed"
    DOEL_CONFIRMED = "doel_confirmed"
    DOEL_DECLINED = "doel_declined"
    ACTIE_PROPOSED = "actie_proposed"
    ACTIE_AGREED = "actie_agreed"
    ACTIE_DECLINED = "actie_declined"
    ACTIE_GIVEN = "actie_given"
    ACTIE_LATE = "actie_late"
    ACTIE_ASKED = "actie_asked"
    ACTIE_BESTAND = "actie_bestand"
    ACTIE_DONE = "actie_done"
    ACTIE_STOPPED = "actie_stopped"
    ACTIE_MOVED = "actie_moved"
    STEP_WRITTEN = "step_written"
    STEP_CHANGED = "step_changed"
    STEP_ENDED = "step_ended"
    REGISSEUR = "regisseur"
    BIJDRAGE = "bijdrage"
    CORRECTED = "corrected"
    BESTAND = "bestand"
    ZIENSWIJZE = "zienswijze"
    VOORSTEL = "voorstel"
    JOINED = "joined"
    NOBODY = "nobody"
    LEFT = "left"
    SECRECY_JOINED = "secrecy_joined"
    SECRECY_LEFT = "secrecy_left"
    TAKEN_OVER = "taken_over"
    ASKED_ALONG = "asked_along"
    SUGGESTED = "suggested"
    SUGGESTION_ANSWERED = "suggestion_answered"
    IDENTITY = "identity"
    NOODKAART_OPENED = "noodkaart_opened"
    RECHT_BUSY = "recht_busy"
    RECHT_LATER = "recht_later"
    RECHT_ANSWERED = "recht_answered"
    NAVRAAG_ANSWERED = "navraag_answered"
    ENDS_SOON = "ends_soon"
    ASKED_TO_OPEN = "asked_to_open"
    WRITTEN_DOWN = "written_down"
    OPENED_FOR_YOU = "opened_for_you"
    WITNESS_ASKED = "witness_asked"
    STOOD_STILL = "stood_still"
    ERASED_SOON = "erased_soon"


class Notice(Base):
    """Something new in a casus, for one person. No words: what it is about is read where it stands.

    `cell` and `writer` are the label of what it is about, of which the policy is asked again each time it is shown or
    mailed. `about` is the token of that row. `beside`: the writer of what it hangs on, who must be read too.
    """

    __tablename__ = "notice"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), index=True)
    kind: Mapped[Kind] = mapped_column(code(Kind))
    cell: Mapped[str] = mapped_column(String(40))
    writer: Mapped[int] = mapped_column(Id)
    beside: Mapped[int | None] = mapped_column(Id)
    about: Mapped[bytes | None] = mapped_column(Token)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    read_at: Mapped[datetime | None] = mapped_column(Moment)
    mailed_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index("ix_notice_lidmaatschap_id", "lidmaatschap_id", "id"),
        Index(
            "ix_notice_unread",
            "lidmaatschap_id",
            "id",
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
    )


class Mailing(enum.StrEnum):
    AT_ONCE = "at_once"
    DAILY = "daily"
    NEVER = "never"


class MailChoice(Base):
    """What a person chose for all their mail; without a row it goes as their role does (`notice/mailing.py`)."""

    __tablename__ = "mail_choice"
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    mailing: Mapped[Mailing] = mapped_column(code(Mailing))
