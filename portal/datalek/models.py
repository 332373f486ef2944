import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code, new_token
from portal.kluis.sealed import Content, sealed

DATALEK = "DATALEK"  # the label under the key of the organisatie


class Lek(enum.StrEnum):
    """What happened to the data (EDPB Guidelines 9/2022: confidentiality, integrity, availability), told in kinds."""

    WRONG_PERSON = "wrong_person"
    SEEN = "seen"
    LOST = "lost"
    STOLEN = "stolen"
    CHANGED = "changed"
    AWAY = "away"
    OTHER = "other"


class Told(enum.StrEnum):
    NOT_YET = "not_yet"
    TOLD = "told"
    NOT_NEEDED = "not_needed"


class Datalek(Base):
    """`number`: how the organisatie calls it. What is known of it stands in its revisions, the last one counts."""

    __tablename__ = "datalek"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    number: Mapped[int] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer, default=1)
    __table_args__ = (UniqueConstraint("organisatie_id", "number"),)


class DatalekRevision(Content, Base):
    """Only grows. `number` counts within the datalek. What was typed lies under the organisatie's own key, since
    somebody could write a name there all the same."""

    __tablename__ = "datalek_revision"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    datalek_id: Mapped[int] = mapped_column(ForeignKey("datalek.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    number: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    kind: Mapped[Lek] = mapped_column(code(Lek))
    found_at: Mapped[datetime] = mapped_column(Moment)
    authority: Mapped[Told] = mapped_column(code(Told))
    authority_at: Mapped[datetime | None] = mapped_column(Moment)
    clients: Mapped[Told] = mapped_column(code(Told))
    clients_on: Mapped[date | None] = mapped_column(Date)
    people: Mapped[int | None] = mapped_column(Integer)
    what = sealed(scope="organisatie", by="organisatie_id", label=DATALEK)
    measures = sealed(scope="organisatie", by="organisatie_id", label=DATALEK)
    why_not = sealed(scope="organisatie", by="organisatie_id", label=DATALEK)
    __table_args__ = (UniqueConstraint("datalek_id", "number"),)
