import enum
from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Integer, LargeBinary, String, case, false
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment, Token, code, new_token
from portal.kluis.sealed import Content, sealed

PAID = {True: "betaald", False: "vrijwillig"}


class Role(enum.StrEnum):
    CLIENT = "client"
    NAASTE = "naaste"
    GEMEENTE = "gemeente"
    UWV = "uwv"
    GGZ = "ggz"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige"
    SLEUTELPERSOON = "sleutelpersoon"
    BESTUURDER = "bestuurder"
    BEHEERDER = "beheerder"
    FUNCTIONARIS = "functionaris"


AT_HOME = frozenset({Role.CLIENT, Role.NAASTE})  # all others are here for their work


class Account(Content, Base):
    """Own name and mail lie sealed under the account's own key; the mail is found by a keyed hash."""

    __tablename__ = "account"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    mail_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    demo: Mapped[bool] = mapped_column(Boolean, default=False)
    demo_slug: Mapped[str | None] = mapped_column(String(60), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    name = sealed(scope="account", by="id", label="NAAM")
    mail = sealed(scope="account", by="id", label="MAIL")


class Lidmaatschap(Base):
    """`work_name` is a professional's name at work, not sealed; a client has none (the name in a casus is).

    `paid`: of an ervaringsdeskundige, what their organisatie said: betaald or vrijwillig. None: it said nothing.
    `seen_on`: the last day on which somebody acted as this. `paused_at`: not active because nobody vouched for it in
    the access review; its sleutelpersoon can lift that.
    """

    __tablename__ = "lidmaatschap"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[Role] = mapped_column(code(Role))
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"), index=True)
    onderdeel_id: Mapped[int | None] = mapped_column(ForeignKey("onderdeel.id"))
    partij_id: Mapped[int | None] = mapped_column(ForeignKey("partij.id"), index=True)
    work_name: Mapped[str | None] = mapped_column(String(120))
    functie: Mapped[str | None] = mapped_column(String(120))
    ips: Mapped[bool] = mapped_column(Boolean, default=False)
    paid: Mapped[bool | None] = mapped_column(Boolean)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    seen_on: Mapped[date | None] = mapped_column(Date)
    paused_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer, default=1)

    @hybrid_property
    def named(self) -> str | None:
        """The name as it stands wherever somebody is named in a casus."""
        return self.work_name if self.paid is None else f"{self.work_name} ({PAID[self.paid]})"

    @named.inplace.expression
    @classmethod
    def _named(cls):
        return case(
            (cls.paid.is_(True), cls.work_name + f" ({PAID[True]})"),
            (cls.paid.is_(False), cls.work_name + f" ({PAID[False]})"),
            else_=cls.work_name,
        )


class SignInSession(Base):
    """One signed-in browser. Only the hash of its token is kept; deleting the row signs it out at once.

    `second_at`: when a second factor was last shown in this session. None: not yet. `provider_id`: where somebody
    signed in, if not here; with keyed hashes of who they are there and of their session there.
    """

    __tablename__ = "sign_in_session"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True, default=new_token)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    lidmaatschap_id: Mapped[int | None] = mapped_column(ForeignKey("lidmaatschap.id"))
    device: Mapped[str] = mapped_column(String(120), default="")
    started_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    second_at: Mapped[datetime | None] = mapped_column(Moment)
    own_device: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    provider_id: Mapped[int | None] = mapped_column(Id, index=True)
    subject_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True)
    sid_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True)


class PutAway(Base):
    """What somebody was writing when their session ended, while they sign in elsewhere. It opens with a key of this row
    and the handle that their own browser holds, of which only the hash lies here."""

    __tablename__ = "put_away"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(Token, unique=True)
    handle_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    lidmaatschap_id: Mapped[int] = mapped_column(
        ForeignKey("lidmaatschap.id", ondelete="CASCADE"), index=True
    )
    words: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment, index=True)


class SignInTries(Base):
    """The recent tries for one mail address or one network address, known by a keyed hash."""

    __tablename__ = "sign_in_tries"
    subject: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    tries: Mapped[str] = mapped_column(String, default="")
    last_at: Mapped[datetime] = mapped_column(Moment, index=True)
