from sqlalchemy import Row, select

from portal.account.models import Account, Lidmaatschap
from portal.account.queries import admitted
from portal.account.throttle import mail_hash
from portal.core.db import db
from portal.organisatie.models import Organisatie
from portal.password import proof

_columns = (Account.id, Account.token, Account.password_hash)


def by_mail(mail: str) -> Row | None:
    return db.session.execute(
        select(*_columns).where(Account.mail_hash == mail_hash(mail), Account.active.is_(True), admitted())
    ).one_or_none()


def by_proof(sent: str) -> Row | None:
    """The account whose forgotten password this link stands for, if it is still that one."""
    row = db.session.execute(
        select(*_columns).where(
            Account.token == proof.account_token(sent), Account.active.is_(True), admitted()
        )
    ).one_or_none()
    return row if row is not None and proof.fits(sent, row) else None


def password_hash(account_id: int) -> str:
    return db.session.scalars(select(Account.password_hash).where(Account.id == account_id)).one()


def work_names(account_id: int) -> set[str]:
    """What stands at somebody's work: their name there, and the organisaties."""
    rows = db.session.execute(
        select(Lidmaatschap.work_name, Organisatie.name)
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(Lidmaatschap.account_id == account_id)
    )
    return {name for row in rows for name in row if name}
