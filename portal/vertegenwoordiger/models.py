import enum
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.casus.models import Onderwerp
from portal.core.db import Base, Id, Moment, Token, code, new_token
from portal.kluis.sealed import Content, sealed
from portal.toestemming.models import BETROKKENEN

LONGEST = timedelta(days=365)  # then somebody looks at the proof anew


class Hoedanigheid(enum.StrEnum):
    """As what: three by a judge, the last by the client's own signature."""

    MENTOR = "mentor"
    BEWINDVOERDER = "bewindvoerder"
    CURATOR = "curator"
    GEMACHTIGDE = "gemachtigde"


class Proof(enum.StrEnum):
    """What was shown. There is no column for its number, nor for a copy."""

    RULING = "ruling"
    REGISTER = "register"
    SIGNED = "signed"


CARE = (Onderwerp.GEZONDHEID_EN_WERK, Onderwerp.BEHANDELING, Onderwerp.DAGELIJKS_LEVEN)
# Where each may decide. A gemachtigde: where the client wrote so, and nowhere else.
REACH: dict[Hoedanigheid, tuple[Onderwerp, ...]] = {
    Hoedanigheid.MENTOR: CARE,
    Hoedanigheid.BEWINDVOERDER: (Onderwerp.INKOMEN,),
    Hoedanigheid.CURATOR: (Onderwerp.INKOMEN, *CARE),
}
PROVES: dict[Hoedanigheid, frozenset[Proof]] = {
    **dict.fromkeys(REACH, frozenset({Proof.RULING, Proof.REGISTER})),
    Hoedanigheid.GEMACHTIGDE: frozenset({Proof.SIGNED}),
}


class Vertegenwoordiger(Content, Base):
    """Recorded by one, its proof checked by a second of another organisatie; `lidmaatschap_id`: who came in for it.

    It gives a right from `valid_from` to `valid_until` once both are there and until `ended_at`. `naam`: as the proof
    calls them, for whoever may know who takes part. `author_partij_id`, `getuige_partij_id`: for whom they worked then.
    """

    __tablename__ = "vertegenwoordiger"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    casus_id: Mapped[int] = mapped_column(ForeignKey("casus.id"), index=True)
    hoedanigheid: Mapped[Hoedanigheid] = mapped_column(code(Hoedanigheid))
    proof: Mapped[Proof] = mapped_column(code(Proof))
    valid_from: Mapped[datetime] = mapped_column(Moment)
    valid_until: Mapped[datetime] = mapped_column(Moment)
    author_id: Mapped[int] = mapped_column(ForeignKey("lidmaatschap.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    author_partij_id: Mapped[int] = mapped_column(ForeignKey("partij.id"))
    getuige_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    getuige_partij_id: Mapped[int | None] = mapped_column(ForeignKey("partij.id"))
    checked_at: Mapped[datetime | None] = mapped_column(Moment)
    uitnodiging_id: Mapped[int | None] = mapped_column(
        ForeignKey("uitnodiging.id", ondelete="SET NULL"), index=True
    )
    lidmaatschap_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"), index=True)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)
    naam = sealed(label=BETROKKENEN)


class Reach(Base):
    """One onderwerp in which a vertegenwoordiger decides."""

    __tablename__ = "vertegenwoordiger_onderwerp"
    vertegenwoordiger_id: Mapped[int] = mapped_column(ForeignKey("vertegenwoordiger.id"), primary_key=True)
    onderwerp: Mapped[str] = mapped_column(String(40), primary_key=True)
