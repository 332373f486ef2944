"""A client begins: an account, a casus, and whom they want there from the first day. Nothing is open to anybody."""

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import delete, select, update

from portal.account import actions as account_actions
from portal.account.models import Account, Lidmaatschap, Role
from portal.account.throttle import mail_hash
from portal.casus import actions as casus_actions
from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.policy.table import EVERYTHING
from portal.uitnodiging import door, letters
from portal.uitnodiging.models import VALID, Uitnodiging

KEPT = timedelta(days=30)  # who invited can see for a month what became of it


def account_for(row: Uitnodiging, name: str, mail: str, password_hash: str) -> None:
    """One account for an invitation: who made a slip in their address makes it again, and the first is gone.

    With an address that has an account nothing is made: that address gets a mail, and nobody else is told.
    """
    if row.account_id is not None:
        if _known_to(row.account_id, mail):
            return
        _forget(row)
    made = account_actions.make_account(name, mail, password_hash)
    if made is not None:
        row.account_id = made.id
    elif letters.mails():
        letters.had_one(mail)
    db.session.flush()


def account_alone(name: str, mail: str, password_hash: str) -> None:
    """Asleep until its address is proved; whether there was one already is told to that address alone.

    Made again before that: the later words count, and the link counts only with the password.
    """
    if not letters.mails():
        account_actions.make_account(name, mail, password_hash)
        return
    if (earlier := account_actions.waiting(mail)) is not None:
        account_actions.erase(earlier.id)
    made = account_actions.make_account(name, mail, password_hash, active=False)
    if made is not None:
        letters.confirm(mail, made.token)
    else:
        letters.had_one(mail)


def _known_to(account_id: int, mail: str) -> bool:
    """The same form again: its account stands already."""
    return db.session.scalar(select(Account.mail_hash).where(Account.id == account_id)) == mail_hash(mail)


def _forget(row: Uitnodiging) -> None:
    account_id, row.account_id = row.account_id, None
    db.session.flush()
    _erase_if_unused(account_id)


def _erase_if_unused(account_id: int) -> bool:
    used = select(Lidmaatschap.id).where(Lidmaatschap.account_id == account_id).limit(1)
    if db.session.scalar(used) is not None:
        return False
    _forget_erased(account_id)
    return True


def _forget_erased(account_id: int) -> None:
    """Invitations that it was made for stay as they stand: they point at nobody."""
    db.session.execute(
        update(Uitnodiging).where(Uitnodiging.account_id == account_id).values(account_id=None)
    )
    account_actions.erase(account_id)


def own_client(account_id: int) -> Lidmaatschap | None:
    """As whom this person has casussen of their own."""
    return db.session.scalars(
        select(Lidmaatschap)
        .where(
            Lidmaatschap.account_id == account_id,
            Lidmaatschap.role.in_(EVERYTHING),
            Lidmaatschap.active.is_(True),
        )
        .order_by(Lidmaatschap.id)
        .limit(1)
    ).first()


def has_casus(account_id: int) -> bool:
    """One that was erased is none: they can begin anew."""
    client = own_client(account_id)
    if client is None:
        return False
    there = select(Casus.id).where(Casus.client_id == client.id, Casus.erased_at.is_(None)).limit(1)
    return db.session.scalar(there) is not None


class Begun(NamedTuple):
    client: Lidmaatschap
    casus: Casus
    is_new: bool


def begin(account_id: int, regio_id: int) -> Begun:
    """The casus this person has in this region, or a new one: also beside one that will be erased. Beginning twice is
    beginning once."""
    account = db.session.scalars(select(Account).where(Account.id == account_id).with_for_update()).one()
    client = own_client(account_id)
    if client is None:
        client = Lidmaatschap(account_id=account_id, role=Role.CLIENT, active=True)
        db.session.add(client)
        db.session.flush()
    casus = _casus_here(client, regio_id)
    if casus is not None:
        return Begun(client, casus, is_new=False)
    casus = casus_actions.start_casus(client, account_actions.own_name(account), regio_id)
    return Begun(client, casus, is_new=True)


def begun_here(account_id: int, regio_id: int) -> bool:
    """Would this person go on in a casus they have, where organisaties may read already?"""
    client = own_client(account_id)
    return client is not None and _casus_here(client, regio_id) is not None


def _casus_here(client: Lidmaatschap, regio_id: int) -> Casus | None:
    return db.session.scalars(
        select(Casus)
        .where(Casus.client_id == client.id, Casus.regio_id == regio_id, Casus.ended_at.is_(None))
        .order_by(Casus.created_at.desc(), Casus.id.desc())
        .limit(1)
    ).first()


def begin_invited(row: Uitnodiging, account_id: int, regio_id: int, inviter: Lidmaatschap | None) -> Begun:
    """`inviter`: who takes part from the start, only if the client said so. They read nothing until it is opened, so
    never in a casus that was there before: what stands open to their partij they would read at once."""
    made_for = row.account_id
    begun = begin(account_id, regio_id)
    if inviter is not None and begun.is_new:
        casus_actions.join_team(begun.casus.id, inviter)
    door.use(row, account_id)
    if made_for not in {None, account_id}:
        _erase_if_unused(made_for)
    return begun


def take_up(row: Uitnodiging, account_id: int) -> None:
    """Who was invited to a casus that is there already joined it."""
    made_for = row.account_id
    door.use(row, account_id)
    if made_for not in {None, account_id}:
        _erase_if_unused(made_for)


def stop_invited(row: Uitnodiging, account_id: int) -> bool:
    """True if the account of who stopped is gone too: it was made for this alone."""
    made_for = row.account_id
    door.stop(row)
    if made_for not in {None, account_id}:
        _erase_if_unused(made_for)
    return _erase_if_unused(account_id)


def stop(account_id: int) -> bool:
    return _erase_if_unused(account_id)


def sweep() -> None:
    """Invitations a month after their end, and accounts with which nobody began for as long as a link works."""
    db.session.execute(delete(Uitnodiging).where(Uitnodiging.ends_at < now() - KEPT))
    for account_id in account_actions.unused(now() - VALID):
        _forget_erased(account_id)
