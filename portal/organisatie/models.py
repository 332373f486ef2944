import enum

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Token, code, new_token


class Soort(enum.StrEnum):
    GEMEENTE = "gemeente"
    UWV = "uwv"
    GGZ = "ggz"
    WERKBEDRIJF = "werkbedrijf"
    CLIENTORGANISATIE = "clientorganisatie"
    WELZIJN = "welzijn"
    RE_INTEGRATIE = "re-integratie"
    WERKGEVERSSERVICEPUNT = "werkgeversservicepunt"
    ZORGVERZEKERAAR = "zorgverzekeraar"
    KENNISINSTELLING = "kennisinstelling"


class Taak(enum.StrEnum):
    """The one statutory task of an onderdeel; it decides which onderwerpen the onderdeel may need.

    A naaste has no task: NAASTE says that they take part because the client wants it, and for nothing else.
    """

    PARTICIPATIEWET = "participatiewet"
    WMO = "wmo"
    SCHULDHULP = "schuldhulp"
    SUWI = "suwi"
    WGBO = "wgbo"
    ERVARING = "ervaring"
    NAASTE = "naaste"


# Whose people an organisatie can send: a list to add to, so that a task that is not named (handhaving) never can.
TAKES_PART = frozenset({Taak.PARTICIPATIEWET, Taak.WMO, Taak.SCHULDHULP, Taak.SUWI, Taak.WGBO, Taak.ERVARING})


class Arbeidsmarktregio(Base):
    """One that uses the portal. `accent`: the colour that it chose, #rrggbb. None: as the portal itself looks."""

    __tablename__ = "arbeidsmarktregio"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    accent: Mapped[str | None] = mapped_column(String(7))
    version: Mapped[int] = mapped_column(default=1)


class Organisatie(Base):
    __tablename__ = "organisatie"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    regio_id: Mapped[int] = mapped_column(ForeignKey("arbeidsmarktregio.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    soort: Mapped[Soort] = mapped_column(code(Soort))
    fictief: Mapped[bool] = mapped_column(Boolean, default=False)


class Partij(Base):
    """What a client opens a casus to: an Onderdeel, or one person (an ervaringsdeskundige by name).

    `beroepsgeheim`: what people of this partij write reaches another partij only through a doorbreking
    (Wgbo, 7:457 BW).
    """

    __tablename__ = "partij"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    taak: Mapped[Taak] = mapped_column(code(Taak))
    beroepsgeheim: Mapped[bool] = mapped_column(Boolean, default=False)


class Onderdeel(Base):
    __tablename__ = "onderdeel"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"), index=True)
    partij_id: Mapped[int | None] = mapped_column(ForeignKey("partij.id"), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    taak: Mapped[Taak] = mapped_column(code(Taak))
