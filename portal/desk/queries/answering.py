"""Who of an organisatie hears of something that waits at its desk, and who of them gets the letter when it is sent."""

from sqlalchemy import ColumnElement, func, select

from portal.account.models import Account, Lidmaatschap
from portal.account.queries import admitted
from portal.core.db import db
from portal.notice.models import MailChoice, Mailing
from portal.policy.permissions import Permission
from portal.policy.table import ever


def who_may(organisatie_id: int, permission: Permission) -> list[int]:
    """Their Lidmaatschappen."""
    found = select(Lidmaatschap.id).where(
        Lidmaatschap.organisatie_id == organisatie_id,
        Lidmaatschap.active.is_(True),
        Lidmaatschap.role.in_(ever(permission)),
    )
    return list(db.session.scalars(found))


def to_mail(account_id: int, permission: Permission, waits: ColumnElement[bool]):
    """The account (id, token, mail), if it may still answer something for which `waits` holds, and wants mail; or
    None. `waits` is asked of its Lidmaatschap."""
    return db.session.execute(
        select(Account.id, Account.token, Account.mail_sealed.label("mail"))
        .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
        .outerjoin(MailChoice, MailChoice.account_id == Account.id)
        .where(
            Account.id == account_id,
            Account.active.is_(True),
            Lidmaatschap.active.is_(True),
            Lidmaatschap.role.in_(ever(permission)),
            func.coalesce(MailChoice.mailing, Mailing.AT_ONCE) != Mailing.NEVER,
            admitted(),
            waits,
        )
        .limit(1)
    ).one_or_none()
