from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, literal, select, union_all

from portal.account.actor import Actor
from portal.account.halfway import Halfway
from portal.account.models import Account
from portal.account.queries import admitted
from portal.core.db import db
from portal.factor import keys
from portal.factor.models import CodeApp, FactorLog, Passkey, RecoveryCode, What

KINDS = {"passkey": Passkey, "app": CodeApp}
EVENTS = 10


@dataclass(frozen=True)
class Factor:
    id: int
    token: bytes
    kind: str
    name: str
    made_at: datetime
    used_at: datetime | None
    version: int


def _rows(who: Actor | Halfway):
    of = {
        kind: select(
            model.id,
            model.token,
            literal(kind).label("kind"),
            model.name_sealed.label("name"),
            model.made_at,
            model.used_at,
            model.version,
        ).where(model.account_id == who.account_id)
        for kind, model in KINDS.items()
    }
    every = union_all(*of.values()).subquery()
    return select(every).order_by(every.c.made_at, every.c.kind, every.c.id)


def factors(who: Actor | Halfway) -> list[Factor]:
    rows = db.session.execute(_rows(who)).all()
    with keys.own(who):
        return [
            Factor(
                id=row.id,
                token=row.token,
                kind=row.kind,
                name=str(KINDS[row.kind].name.made(who.account_id, row.token, row.name)),
                made_at=row.made_at,
                used_at=row.used_at,
                version=row.version,
            )
            for row in rows
        ]


def one(who: Actor, token: bytes) -> tuple[Factor | None, int]:
    """The factor with this token, if it is one's own; and how many one has."""
    own = factors(who)
    return next((each for each in own if each.token == token), None), len(own)


def own_name(who: Actor | Halfway) -> str:
    sealed_name = db.session.scalar(select(Account.name_sealed).where(Account.id == who.account_id))
    with keys.own(who):
        return keys.called(who, sealed_name)


def credentials(account_id: int) -> list[bytes]:
    own = select(Passkey.credential_id).where(Passkey.account_id == account_id)
    return list(db.session.scalars(own.order_by(Passkey.id)))


def codes_left(account_id: int) -> int:
    left = select(func.count(RecoveryCode.id)).where(
        RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None)
    )
    return db.session.scalar(left)


def happened(who: Actor) -> list[tuple[What, datetime]]:
    """The newest first."""
    log = select(FactorLog.what, FactorLog.at).where(FactorLog.account_token == who.account_token)
    rows = db.session.execute(log.order_by(FactorLog.id.desc()).limit(EVENTS))
    return [(row.what, row.at) for row in rows]


def holder(credential_id: bytes):
    """The passkey and the account it lets in; None for one that is not known, or of who may not come in."""
    return db.session.execute(
        select(
            Passkey.id,
            Passkey.account_id,
            Passkey.public_key,
            Passkey.sign_count,
            Account.token.label("account_token"),
        )
        .join(Account, Account.id == Passkey.account_id)
        .where(Passkey.credential_id == credential_id, Account.active.is_(True), admitted())
    ).one_or_none()
