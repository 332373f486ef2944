"""What is new to somebody, of what they may read now: the policy is asked anew, for page, count and mail alike."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from flask import current_app, g
from sqlalchemy import Select, bindparam, func, select

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import Id, db, fixed, read
from portal.kluis.keyring import CLIENT
from portal.notice.models import Kind, MailChoice, Mailing, Notice
from portal.notice.needs import NEEDS
from portal.organisatie.models import Partij
from portal.policy.conditions import REQUEST
from portal.policy.listing import Listed, open_listed
from portal.policy.permissions import Permission as P
from portal.policy.permissions import Subject
from portal.policy.statements import Parts, asked, writers
from portal.policy.table import EVERYTHING, READS, permissions_on
from portal.toestemming.models import ChainHead

PAGE = 200


class Questions(NamedTuple):
    statement: Select
    parts: Parts
    needs: dict

    def may(self, role: Role, row) -> frozenset[P]:
        """What this person may do in the casus of the row; nothing if they may not read what the notice is about."""
        held = self.parts.held(row)
        may = frozenset(permission for permission, needed in self.needs.items() if needed <= held)
        by = {CLIENT, *(int(part) for part in (row.writers or "").split(",") if part)}
        wanted = {P.CASUS_READ, READS[row.cell], NEEDS.get(row.kind, P.CASUS_READ)}
        reads = wanted <= may and (role in EVERYTHING or {row.writer, row.beside or CLIENT} <= by)
        return may if reads else frozenset()


def _questions(role: Role, inner, *columns) -> Questions:
    parts, needs = asked(permissions_on(Subject.CASUS), role)
    statement = (
        select(inner, *columns, writers(role).label("writers"), *parts.columns(REQUEST))
        .select_from(inner)
        .join(Casus, Casus.id == inner.c.casus_id)
    )
    return Questions(statement, parts, needs)


_ASKED = (Notice.kind, Notice.cell, Notice.writer, Notice.beside)  # of which the policy is asked
MINE = Notice.lidmaatschap_id == bindparam("actor_id", type_=Id)


@lru_cache
def _counts(role: Role) -> Questions:
    label = (Notice.casus_id, *_ASKED)
    inner = select(*label, func.count().label("notices")).where(MINE, Notice.read_at.is_(None))
    return _questions(role, inner.group_by(*label).subquery())


def unread() -> int:
    """Of what the actor may read now; asked once per casus, kind, cell and writer."""
    if g.actor.unread is None:
        return 0
    questions = _counts(g.actor.role)
    rows = read(questions.statement, g.actor.params())
    return sum(row.notices for row in rows if questions.may(g.actor.role, row))


@lru_cache
def _listed(role: Role) -> Questions:
    columns = (Notice.id, Notice.casus_id, *_ASKED, Notice.about, Notice.at)
    newest = select(*columns, Notice.read_at).where(MINE).order_by(Notice.id.desc()).limit(fixed(PAGE))
    inner = newest.subquery()
    seq = select(ChainHead.seq).where(ChainHead.casus_id == inner.c.casus_id).scalar_subquery()
    found = _questions(role, inner, Casus.token, Casus.naam_sealed, seq.label("seq"))
    return found._replace(statement=found.statement.order_by(inner.c.id.desc()))


@dataclass(frozen=True)
class Row:
    id: int
    casus_id: int
    casus_token: bytes
    naam: object
    kind: Kind
    cell: str
    about: bytes | None
    at: datetime
    unread: bool
    may: frozenset[P]


def notices() -> list[Row]:
    """Newest first, read and unread; the casussen are opened for their names alone."""
    role, questions = g.actor.role, _listed(g.actor.role)
    rows = [(row, questions.may(role, row)) for row in read(questions.statement, g.actor.params())]
    rows = [(row, may) for row, may in rows if may]
    open_listed({row.casus_id: Listed(row.token, row.seq) for row, _ in rows})
    return [
        Row(
            row.id, row.casus_id, row.token, Casus.naam.made(row.casus_id, row.token, row.naam), row.kind,
            row.cell, row.about, row.at, row.read_at is None, may,
        )
        for row, may in rows
    ]  # fmt: skip


def elsewhere() -> bool:
    """Is there something unread for this person as another than who they act as now?"""
    if g.actor.choices < 2:
        return False
    rows = db.session.execute(
        _acting.where(Lidmaatschap.account_id == g.actor.account_id, Lidmaatschap.id != g.actor.id)
    )
    return any(_readable(_counts(row.role), row) for row in rows.all())


def chosen_mailing(account_id: int) -> Mailing | None:
    return db.session.scalar(select(MailChoice.mailing).where(MailChoice.account_id == account_id))


class ToMail(NamedTuple):
    """An account with the notices that were not mailed and that it may be told of now."""

    account_id: int
    token: bytes
    mail: bytes
    notices: list[int]


@lru_cache
def _to_mail(role: Role) -> Questions:
    columns = (Notice.id, Notice.casus_id, *_ASKED)
    inner = select(*columns).where(MINE, Notice.read_at.is_(None), Notice.mailed_at.is_(None))
    return _questions(role, inner.subquery())


def to_mail(account_id: int, admitted) -> ToMail | None:
    """None: the account is closed, has or wants no mail, or may not be told of anything new any more."""
    rows = db.session.execute(
        _acting.add_columns(Account.token, Account.mail_sealed.label("mail"), MailChoice.mailing)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .outerjoin(MailChoice, MailChoice.account_id == Account.id)
        .where(Account.id == account_id, Account.active.is_(True), admitted)
    ).all()
    wanted = [row for row in rows if row.mailing is not Mailing.NEVER]
    found = [each.id for row in wanted for each in _readable(_to_mail(row.role), row)]
    return ToMail(account_id, rows[0].token, rows[0].mail, found) if found and rows[0].mail else None


# As whom somebody can act, with all that a word of the policy asks about them.
_acting = (
    select(
        Lidmaatschap.id, Lidmaatschap.role, Lidmaatschap.partij_id, Lidmaatschap.organisatie_id,
        Lidmaatschap.ips, Partij.taak,
    )
    .outerjoin(Partij, Partij.id == Lidmaatschap.partij_id)
    .where(Lidmaatschap.active.is_(True))
)  # fmt: skip


def _readable(questions: Questions, row) -> list:
    params = {
        "actor_id": row.id,
        "actor_partij_id": row.partij_id,
        "actor_organisatie_id": row.organisatie_id,
        "actor_taak": row.taak,
        "actor_ips": row.ips,
        "identity_needed": current_app.config["IDENTITY_NEEDED"],
        "now": now(),
    }
    return [each for each in read(questions.statement, params) if questions.may(row.role, each)]
