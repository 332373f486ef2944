"""Something happened in a casus: who may see it is told, in the transaction of the change.

One statement each for who may see it, for all notices, for how all of them want mail, and for all letters.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from flask import g
from sqlalchemy import and_, delete, exists, func, insert, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from portal.account.models import Account, Lidmaatschap
from portal.core.clock import now
from portal.core.db import db
from portal.core.formats import today
from portal.core.outbox import New, post
from portal.kluis.keyring import CLIENT
from portal.notice.mailing import URGENT, next_morning, no_earlier_than_morning, unless_chosen
from portal.notice.models import Kind, MailChoice, Mailing, Notice
from portal.notice.needs import NEEDS
from portal.plan.models import Actie, Actiestand, ClientSays
from portal.policy.readers import people_with

LETTER = "news"
ONE_WORKER = (
    0x74652D6C616174  # of the lock under which is told what is late: any number that nothing else uses
)
KEPT_READ, KEPT = timedelta(days=60), timedelta(days=365)


def tell(
    casus_id: int,
    kind: Kind,
    *cells: str,
    writer: int | None = None,
    beside: int | None = None,
    about: bytes | None = None,
    only: Collection[int | None] | None = None,
    besides: Collection[int | None] = (),
) -> None:
    """Everybody who may read it now, but not who did it. `only`, `besides`: these Lidmaatschappen.

    Of several cells each is told of the first that they may read. `beside`: the writer of what it hangs on.
    """
    writers = {writer or CLIENT, beside or CLIENT}
    actor = getattr(
        g.get("actor"), "id", None
    )  # who comes in by an invitation may act as nobody yet; nor does a seed
    found = {
        person.lidmaatschap_id: next(cell for cell in cells if all(person.reads(cell, by) for by in writers))
        for person in people_with(casus_id, cells, writers, NEEDS.get(kind))
        if (only is None or person.lidmaatschap_id in only)
        and person.lidmaatschap_id not in {actor, *besides}
    }
    if not found:
        return
    label = {"kind": kind, "writer": writer or CLIENT, "beside": beside}
    same = {"casus_id": casus_id, **label, "about": about, "at": now()}
    db.session.execute(
        insert(Notice.__table__),
        [{**same, "lidmaatschap_id": person, "cell": cell} for person, cell in found.items()],
    )
    post_letters(list(found), urgent=kind in URGENT)


def post_letters(
    lidmaatschappen: Sequence[int],
    at_once: datetime | None = None,
    kind: str = LETTER,
    urgent: bool = False,
) -> None:
    """At most one letter a person waits, however much is new; the words are made when it is sent.

    `urgent`: now, whatever hour they chose, beside a letter that waits for its hour. So does one of `at_once` that
    the clock keeps until the morning: what happens at night to who hears at once does not wait for it.
    """
    rows = db.session.execute(
        select(Lidmaatschap.account_id, Lidmaatschap.role, MailChoice.mailing)
        .join(Account, and_(Account.id == Lidmaatschap.account_id, Account.active.is_(True)))
        .outerjoin(MailChoice, MailChoice.account_id == Account.id)
        .where(Lidmaatschap.id.in_(lidmaatschappen))
        .order_by(Lidmaatschap.account_id)  # two changes at once wait for each other in the same order
    ).all()
    when = {Mailing.AT_ONCE: at_once or now(), Mailing.DAILY: now() if urgent else next_morning()}
    waits = {Mailing.AT_ONCE: "morning"} if at_once else {}
    wanted = {(row.account_id, row.mailing or unless_chosen(row.role)): None for row in rows}
    post(
        *(
            New(
                kind,
                account_id=account,
                due_at=when[mailing],
                dedupe=f"{kind}:{'urgent' if urgent else waits.get(mailing, mailing)}:{account}",
            )
            for account, mailing in wanted
            if mailing is not Mailing.NEVER
        )
    )


def tell_who_is_late() -> None:
    """Once for each day that an actie should have been done by; whether its owner may read it, is asked when shown.

    Workers take turns, each seeing what the one before told: on SQLite a change waits for the one before it anyhow.
    """
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(ONE_WORKER)))
    told = exists().where(
        Notice.lidmaatschap_id == Actie.owner_id,
        Notice.kind == Kind.ACTIE_LATE,
        Notice.about == Actie.token,
        Notice.at > Actie.due,
    )
    late = select(
        Actie.owner_id, Actie.casus_id, literal(Kind.ACTIE_LATE, Notice.kind.type), Actie.cell, Actie.partij_id,
        Actie.token, literal(now(), Notice.at.type),
    ).where(
        Actie.due < today(),
        Actie.stand.in_([Actiestand.OPEN, Actiestand.BUSY]),
        Actie.client_says != ClientSays.DECLINED,
        Actie.owner_id.is_not(None),
        ~told,
    )  # fmt: skip
    owners = sorted(set(db.session.scalars(late.with_only_columns(Actie.owner_id))))
    if not owners:
        return
    columns = ["lidmaatschap_id", "casus_id", "kind", "cell", "writer", "about", "at"]
    db.session.execute(insert(Notice.__table__).from_select(columns, late))
    post_letters(owners, no_earlier_than_morning())


def read_all(lidmaatschap_id: int, up_to: datetime) -> None:
    """All of before the page was drawn; what came since stays unread."""
    mine = (Notice.lidmaatschap_id == lidmaatschap_id, Notice.read_at.is_(None), Notice.at <= up_to)
    db.session.execute(update(Notice).where(*mine).values(read_at=now()))


def choose_mailing(account_id: int, mailing: Mailing) -> None:
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    row = dialect.insert(MailChoice.__table__).values(account_id=account_id, mailing=mailing)
    db.session.execute(
        row.on_conflict_do_update(index_elements=["account_id"], set_={"mailing": row.excluded.mailing})
    )


def sweep() -> None:
    """What was read, and after a year all: it stands in the casus itself. That an actie is late is told once, so that
    row stays as long as it can."""
    moment = now()
    read = and_(Notice.read_at < moment - KEPT_READ, Notice.kind != Kind.ACTIE_LATE)
    old = or_(read, Notice.at < moment - KEPT)
    db.session.execute(delete(Notice).where(old))
