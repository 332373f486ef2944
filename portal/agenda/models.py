from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment


class Agenda(Base):
    """Somebody's secret address. Only its hash is kept; another address is another row's worth of secrets.

    `uid_key`: what the feed calls each actie, so that two feeds never call one actie the same.
    """

    __tablename__ = "agenda"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"), unique=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    uid_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    made_at: Mapped[datetime] = mapped_column(Moment)
    fetched_at: Mapped[datetime | None] = mapped_column(Moment)
