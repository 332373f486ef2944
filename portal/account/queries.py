from dataclasses import dataclass

from flask import current_app
from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true

from portal.account.actor import Actor, Undecided
from portal.account.limits import WORK, limits
from portal.account.models import Account, Lidmaatschap, SignInSession
from portal.account.reach import reached_by
from portal.account.throttle import mail_hash
from portal.account.words import acting, shape
from portal.core.db import db
from portal.core.tokens import text_of
from portal.openid.models import Provider
from portal.organisatie.models import Organisatie


@dataclass(frozen=True)
class Choice:
    token: str
    acting: str
    shape: str
    current: bool


def choices(actor: Actor | Undecided) -> list[Choice]:
    """The Lidmaatschappen of one person: "Ik werk nu als ..."."""
    rows = db.session.execute(
        select(Lidmaatschap.id, Lidmaatschap.token, Lidmaatschap.role, Lidmaatschap.functie, Organisatie.name)
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(
            Lidmaatschap.account_id == actor.account_id,
            Lidmaatschap.active.is_(True),
            reached_by(actor.session_id),
        )
        .order_by(Lidmaatschap.id)
    )
    own = getattr(actor, "id", None)
    return [
        Choice(text_of(r.token), acting(r.role, r.functie, r.name), shape(r.role), r.id == own) for r in rows
    ]


def acts_as(account_id: int, token: bytes) -> bool:
    """Is, or was, this Lidmaatschap of this person?"""
    own = select(Lidmaatschap.id).where(Lidmaatschap.token == token, Lidmaatschap.account_id == account_id)
    return db.session.scalar(own) is not None


def paused(actor: Actor | Undecided):
    """As what somebody does not come in because nobody vouched for them: since when, and at which organisatie."""
    return db.session.execute(
        select(Organisatie.name.label("organisatie"), Lidmaatschap.paused_at)
        .join(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(Lidmaatschap.account_id == actor.account_id, Lidmaatschap.paused_at.is_not(None))
        .order_by(Lidmaatschap.id)
    ).all()


def had_any(account_id: int) -> bool:
    """Did this person ever act as anything? A new account did not yet."""
    own = select(Lidmaatschap.id).where(Lidmaatschap.account_id == account_id).limit(1)
    return db.session.scalar(own) is not None


def admitted() -> ColumnElement[bool]:
    """Demo accounts have a known password: outside demo mode they are nobody's."""
    return true() if current_app.config["DEMO"] else Account.demo.is_(False)


def to_write_to(account_id: int | None, *conditions: ColumnElement[bool]) -> Select:
    """What a letter needs of this account, if it comes in by a Lidmaatschap for which all of that holds."""
    return (
        select(Account.id, Account.token, Account.mail_sealed.label("mail"))
        .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
        .where(
            Account.id == account_id,
            Account.active.is_(True),
            admitted(),
            Lidmaatschap.active.is_(True),
            *conditions,
        )
        .limit(1)
    )


def credentials(mail: str, confirms: bytes | None = None):
    """(account id, password hash) of an account that may sign in, or None.

    `confirms`: the token of a new account whose address is proved by this very link.
    """
    may = or_(Account.active.is_(True), and_(Account.token == confirms, never_used()))
    return db.session.execute(
        select(Account.id, Account.password_hash).where(Account.mail_hash == mail_hash(mail), may, admitted())
    ).one_or_none()


def never_used() -> ColumnElement[bool]:
    """Nobody acted with it yet. One that was deactivated did: no link brings that back."""
    return ~exists().where(Lidmaatschap.account_id == Account.id)


def sessions(actor: Actor) -> list:
    """Those in which one is signed in still."""
    rows = db.session.execute(
        select(
            SignInSession.id,
            SignInSession.token,
            SignInSession.device,
            SignInSession.started_at,
            SignInSession.seen_at,
            SignInSession.own_device,
        )
        .where(SignInSession.account_id == actor.account_id)
        .order_by(SignInSession.seen_at.desc())
    )
    works = actor.limits is WORK
    return [row for row in rows if not limits(works, row.own_device).over(row.started_at, row.seen_at)]


def signed_in_at(session_id: int) -> bytes | None:
    """The provider where this session began; None when it began here."""
    return db.session.scalar(
        select(Provider.token)
        .join(SignInSession, SignInSession.provider_id == Provider.id)
        .where(SignInSession.id == session_id)
    )


def people_of(partij_id: int) -> set[int]:
    """The Lidmaatschappen under a partij."""
    return set(db.session.scalars(select(Lidmaatschap.id).where(Lidmaatschap.partij_id == partij_id)))


def demo_account(slug: str) -> int | None:
    return db.session.scalar(
        select(Account.id).where(Account.demo_slug == slug, Account.demo.is_(True), Account.active.is_(True))
    )
