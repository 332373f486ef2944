from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, new_token
from portal.kluis.sealed import Content, sealed

NOODKAART = "noodkaart"  # the cell: what stands on the card
CARD_NAME = "noodkaart.naam"  # the cell: by which name the card stands in the list of who may open it
WHY_OPENED = "noodkaart.reden"  # the cell: what somebody wrote who opened it
CELLS = (NOODKAART, CARD_NAME, WHY_OPENED)
TEXTS = ("call", "helps", "avoid", "wishes")


class Noodkaart(Content, Base):
    """One a casus. `filled`: at least one of the four texts has words; an empty card is nowhere to be opened."""

    __tablename__ = "noodkaart"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), unique=True)
    filled: Mapped[bool] = mapped_column(Boolean, default=False)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    call = sealed(label=NOODKAART)
    helps = sealed(label=NOODKAART)
    avoid = sealed(label=NOODKAART)
    wishes = sealed(label=NOODKAART)
    naam = sealed(label=CARD_NAME)


class Keeper(Base):
    """Whom the client chose to open the card in need. Its token is the address at which that one person finds it.

    It hangs on being in the team now: who leaves and comes back is chosen anew or not.
    """

    __tablename__ = "noodkaart_keeper"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), index=True)
    teamlid_id: Mapped[int] = mapped_column(ForeignKey("teamlid.id"))
    chosen_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index(
            "uq_noodkaart_keeper_current",
            "teamlid_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )


class Opening(Content, Base):
    """That somebody opened the card, and why; it only grows. `organisatie_id` None: a naaste works for none."""

    __tablename__ = "noodkaart_opening"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"))
    keeper_id: Mapped[int] = mapped_column(ForeignKey("noodkaart_keeper.id"), index=True)
    lidmaatschap_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    partij_id: Mapped[int] = mapped_column(Id)
    cell: Mapped[str] = mapped_column(String(40), default=WHY_OPENED)
    at: Mapped[datetime] = mapped_column(Moment)
    why = sealed(label=("cell", "partij_id"))
    __table_args__ = (
        Index("ix_noodkaart_opening_casus_id", "casus_id", "at"),
        Index("ix_noodkaart_opening_organisatie_id", "organisatie_id", "at"),
    )

    def __init__(self, **values):
        super().__init__(**{"cell": WHY_OPENED, **values})
