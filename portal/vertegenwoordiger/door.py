"""How who decides for a client comes in, with the link of one person and the code of another."""

from sqlalchemy import select

from portal.account.models import Lidmaatschap, Role
from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.policy.in_their_name import apart, is_client, runs, takes_part
from portal.vertegenwoordiger.models import Vertegenwoordiger


def waits_for(uitnodiging_id: int, account_id: int) -> Vertegenwoordiger | None:
    """None once it ended, and for who does not come in by it: its client, who works with them, who wrote it down or
    saw the proof, and their colleagues. The policy asks the same at each request."""
    return db.session.scalar(
        select(Vertegenwoordiger)
        .join(Casus, Casus.id == Vertegenwoordiger.casus_id)
        .where(
            Vertegenwoordiger.uitnodiging_id == uitnodiging_id,
            Vertegenwoordiger.lidmaatschap_id.is_(None),
            Casus.ended_at.is_(None),
            *runs(now()),
            *apart(account_id),
            ~takes_part(account_id, Casus.id),
            ~is_client(account_id, Casus.client_id),
        )
    )


def come_in(row: Vertegenwoordiger, account_id: int) -> Lidmaatschap:
    """As whom this person decides for others, in every casus in which they do. Nobody decides for themselves here."""
    own = select(Lidmaatschap).filter_by(account_id=account_id, role=Role.VERTEGENWOORDIGER, active=True)
    found = db.session.scalar(own.limit(1))
    if found is None:
        found = Lidmaatschap(account_id=account_id, role=Role.VERTEGENWOORDIGER)
        db.session.add(found)
        db.session.flush()
    row.lidmaatschap_id, row.version = found.id, row.version + 1
    db.session.flush()
    return found
