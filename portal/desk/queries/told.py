"""Who hears of a change of sleutelpersoon, and of work that is left."""

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from portal.account.models import Account, Lidmaatschap
from portal.core.clock import now
from portal.core.db import db
from portal.desk.models import Change, Changestand
from portal.desk.queries.work import has_left_work
from portal.organisatie.models import Organisatie
from portal.organisatie.roles import NEEDS_TWO
from portal.policy.permissions import Permission as P
from portal.policy.table import ever

_home, _desk = aliased(Organisatie), aliased(Organisatie)
_at_desk = aliased(Lidmaatschap)


def _able():
    """Lidmaatschappen that can come to confirm it: of the organisatie itself, or who looks after its region."""
    return or_(
        Lidmaatschap.organisatie_id == Change.organisatie_id,
        Lidmaatschap.role.in_(ever(P.SLEUTELPERSOON_CONFIRM) - NEEDS_TWO)
        & (_home.regio_id == _desk.regio_id),
    )


def _confirmers(*conditions):
    return (
        select(Lidmaatschap.id, Lidmaatschap.account_id, Lidmaatschap.role)
        .select_from(Change)
        .join(_desk, _desk.id == Change.organisatie_id)
        .join(_home, _home.regio_id == _desk.regio_id)
        .join(Lidmaatschap, Lidmaatschap.organisatie_id == _home.id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Change.stand == Changestand.OPEN,
            Change.ends_at > now(),
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
            Lidmaatschap.role.in_(ever(P.SLEUTELPERSOON_CONFIRM)),
            Lidmaatschap.id.not_in([Change.proposed_by_id, Change.lidmaatschap_id]),
            _able(),
            *conditions,
        )
    )


def who_could_confirm(lidmaatschap_id: int) -> list[int]:
    """What waits about this sleutelpersoon. A beheerder only where no other sleutelpersoon could."""
    rows = db.session.execute(_confirmers(Change.lidmaatschap_id == lidmaatschap_id)).all()
    near = [row.id for row in rows if row.role in NEEDS_TWO]
    return near or [row.id for row in rows]


def account_with_open_change(account_id: int | None, admitted):
    """The account, if something waits that it could confirm."""
    waits = _confirmers(Lidmaatschap.account_id == account_id).limit(1)
    if db.session.execute(waits).first() is None:
        return None
    return db.session.execute(
        select(Account.id, Account.token, Account.mail_sealed.label("mail")).where(
            Account.id == account_id, Account.active.is_(True), admitted
        )
    ).one_or_none()


def account_with_work_left(account_id: int | None, admitted):
    """The account, if it can hand over work of somebody who goes away soon, or went."""
    return db.session.execute(
        select(Account.id, Account.token, Account.mail_sealed.label("mail"))
        .join(_at_desk, _at_desk.account_id == Account.id)
        .where(
            Account.id == account_id,
            Account.active.is_(True),
            admitted,
            _at_desk.active.is_(True),
            _at_desk.role.in_(ever(P.WORK_HAND_OVER)),
            has_left_work(_at_desk.organisatie_id),
        )
        .limit(1)
    ).one_or_none()
