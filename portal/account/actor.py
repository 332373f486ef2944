"""The actor of a request: a Lidmaatschap, read anew on every request together with its session and account."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from flask import current_app, request
from sqlalchemy import and_, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from portal.account.halfway import Halfway, has_factors, waits
from portal.account.limits import OWN_DEVICE, WORK, Limits, limits
from portal.account.models import AT_HOME, Account, Lidmaatschap, Role, SignInSession
from portal.core.clock import now
from portal.core.db import Id, Moment, read
from portal.kluis.sealed import Sealed
from portal.notice.models import Notice
from portal.openid.models import Provider, ProviderState
from portal.organisatie.models import Arbeidsmarktregio, Organisatie, Partij, Taak

PROVED = "proved"  # in the cookie of forms: the invitation of which this browser gave the code
PUT_AWAY = "put_away"  # there too: the handle of what was being written, while somebody signs in elsewhere


@dataclass(frozen=True)
class Actor:
    """Plain values. `params` is the only form in which they reach a word of the policy.

    `unread`: the newest notice that is unread, whatever the policy says of it. None: nothing needs to be asked.
    `second_at`: when a second factor was last shown in this session; `factors`: is there one to show.
    `past_provider`: signed in here, though this organisatie signs in elsewhere.
    """

    id: int
    token: bytes
    account_id: int
    account_token: bytes
    session_id: int | None
    seen_at: datetime | None
    started_at: datetime | None
    limits: Limits
    role: Role
    functie: str | None
    work_name: str | None
    own_name: Sealed
    organisatie_id: int | None
    organisatie: str | None
    organisatie_token: bytes | None
    partij_id: int | None
    taak: Taak | None
    ips: bool
    regio: str | None
    regio_slug: str | None
    regio_accent: str | None
    choices: int
    unread: int | None
    factors: bool
    second_at: datetime | None
    past_provider: bool = False
    is_active: bool = True
    is_authenticated: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        return str(self.id)

    def params(self) -> dict:
        return {
            "actor_id": self.id,
            "actor_partij_id": self.partij_id,
            "actor_organisatie_id": self.organisatie_id,
            "actor_taak": self.taak,
            "actor_ips": self.ips,
            "identity_needed": current_app.config["IDENTITY_NEEDED"],
            "now": now(),
        }

    def told(self) -> dict:
        """The same to PostgreSQL, whose row rules ask it; it gets the moment with each transaction."""
        params = self.params()
        del params["now"]
        return {**params, "actor_role": self.role}


@dataclass(frozen=True)
class Undecided:
    """Signed in, with several Lidmaatschappen and none chosen yet."""

    account_id: int
    session_id: int


_other = aliased(Lidmaatschap)
_person = (
    Account.id.label("account_id"),
    Account.token.label("account_token"),
    Account.name_sealed.label("own_name"),
    Lidmaatschap.id,
    Lidmaatschap.token,
    Lidmaatschap.role,
    Lidmaatschap.functie,
    Lidmaatschap.work_name,
    Lidmaatschap.organisatie_id,
    Lidmaatschap.partij_id,
    Lidmaatschap.ips,
    Organisatie.name.label("organisatie"),
    Organisatie.token.label("organisatie_token"),
    Partij.taak,
    Arbeidsmarktregio.name.label("regio"),
    Arbeidsmarktregio.slug.label("regio_slug"),
    Arbeidsmarktregio.accent.label("regio_accent"),
    select(func.count(_other.id))
    .where(_other.account_id == Account.id, _other.active.is_(True))
    .scalar_subquery()
    .label("choices"),
    select(func.max(Notice.id))
    .where(Notice.lidmaatschap_id == Lidmaatschap.id, Notice.read_at.is_(None))
    .scalar_subquery()
    .label("unread"),
    has_factors().label("factors"),
)


def _with_place(query):
    return (
        query.outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .outerjoin(Partij, Partij.id == Lidmaatschap.partij_id)
        .outerjoin(Arbeidsmarktregio, Arbeidsmarktregio.id == Organisatie.regio_id)
    )


_works = (
    select(func.count(_other.id))
    .where(_other.account_id == Account.id, _other.active.is_(True), _other.role.not_in(AT_HOME))
    .scalar_subquery()
    .label("works")
)
_past_provider = and_(
    SignInSession.provider_id.is_(None),
    exists()
    .where(Provider.organisatie_id == Lidmaatschap.organisatie_id, Provider.state == ProviderState.CONFIRMED)
    .correlate(Lidmaatschap),
).label("past_provider")
_session = (
    SignInSession.id.label("session_id"),
    SignInSession.seen_at,
    SignInSession.started_at,
    SignInSession.own_device,
    SignInSession.second_at,
)
_find = _with_place(
    select(*_session, _works, _past_provider, *_person)
    .join(Account, and_(Account.id == SignInSession.account_id, Account.active.is_(True)))
    .outerjoin(
        Lidmaatschap, and_(Lidmaatschap.id == SignInSession.lidmaatschap_id, Lidmaatschap.active.is_(True))
    )
).where(
    SignInSession.secret_hash == bindparam("secret_hash"),
    SignInSession.seen_at > bindparam("idle_since", type_=Moment),
    SignInSession.started_at > bindparam("oldest", type_=Moment),
)
_find_one = _with_place(
    select(*_person).join(Account, and_(Account.id == Lidmaatschap.account_id, Account.active.is_(True)))
).where(Lidmaatschap.id == bindparam("lidmaatschap_id", type_=Id), Lidmaatschap.active.is_(True))


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host and to https; a browser refuses the name on plain http."""
    return "__Host-portal" if current_app.config["SESSION_COOKIE_SECURE"] else "portal"


def hashed(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def load_actor() -> Actor | Undecided | Halfway | None:
    """One query: session, account and Lidmaatschap, with their status as it is now."""
    secret = request.cookies.get(cookie_name())
    if not secret:
        return None
    moment = now()
    row = read(
        _find,
        {
            "secret_hash": hashed(secret),
            "idle_since": moment - OWN_DEVICE.idle,
            "oldest": moment - OWN_DEVICE.longest,
        },
    ).one_or_none()
    if row is None or limits(row.works > 0, row.own_device).over(row.started_at, row.seen_at):
        return None
    if waits(row.second_at, row.factors):
        return Halfway(row.account_id, row.account_token, row.session_id, row.factors)
    if row.id is None:
        return Undecided(account_id=row.account_id, session_id=row.session_id)
    values = row._asdict()
    lasts = limits(values.pop("works") > 0, values.pop("own_device"))
    return _actor(values, lasts)


def actor_of(lidmaatschap_id: int) -> Actor | None:
    """Without a session: for what is done on somebody's behalf while they are not there, with their status as it is
    now."""
    row = read(_find_one, {"lidmaatschap_id": lidmaatschap_id}).one_or_none()
    return (
        _actor(
            {**row._asdict(), "session_id": None, "seen_at": None, "started_at": None, "second_at": None},
            WORK,
        )
        if row
        else None
    )


def _actor(values: dict, lasts: Limits) -> Actor:
    own_name = Account.name.made(values["account_id"], values["account_token"], values["own_name"])
    return Actor(**{**values, "own_name": own_name, "limits": lasts})
